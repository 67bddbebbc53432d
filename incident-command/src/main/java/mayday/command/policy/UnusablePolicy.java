package mayday.command.policy;

/** The settings contradict themselves or make no sense; the message names the property and what it must be. */
final class UnusablePolicy extends RuntimeException {

    UnusablePolicy(String message) {
        super(message);
    }
}
