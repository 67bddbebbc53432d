package mayday.standalone;

/** Something the person at the keyboard can put right. The message is one clear sentence. */
public final class UsageProblem extends RuntimeException {

    public UsageProblem(String message) {
        super(message);
    }

    public UsageProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
