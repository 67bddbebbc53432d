package mayday.standalone.replay;

/** A door's answer that no repetition would change: status, code and detail. */
final class Refusal extends RuntimeException {

    Refusal(String message) {
        super(message);
    }
}
