package mayday.command.publication;

/** Somebody else publishes now. */
final class LeadershipLost extends RuntimeException {

    LeadershipLost(String message) {
        super(message);
    }
}
