package mayday.command.publication;

/** Kafka did not take what it was given, or is not the Kafka it was. */
final class PublicationFailed extends RuntimeException {

    PublicationFailed(String message) {
        super(message);
    }

    PublicationFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
