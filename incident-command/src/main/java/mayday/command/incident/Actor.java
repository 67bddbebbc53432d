package mayday.command.incident;

import org.jspecify.annotations.Nullable;

/** Who speaks, with the role held at that time. */
public record Actor(
        Kind kind,
        String id,
        @Nullable String name,
        @Nullable String role) {

    public enum Kind {
        PERSON,
        SERVICE,
        SYSTEM
    }

    /** What is said by nobody but the rules. */
    public static Actor system() {
        return new Actor(Kind.SYSTEM, "mayday", null, null);
    }
}
