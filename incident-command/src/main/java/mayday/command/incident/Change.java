package mayday.command.incident;

import org.jspecify.annotations.Nullable;

/**
 * Something that was changed in production.
 *
 * @param reference pull request, commit or page that describes it
 */
public record Change(
        String id,
        Kind kind,
        @Nullable String system,
        @Nullable String reference,
        @Nullable Moment at) {

    public enum Kind {
        DEPLOYMENT,
        CONFIGURATION,
        FLAG,
        MIGRATION,
        INFRASTRUCTURE,
        OTHER
    }

    /** What a change has to do with an incident. */
    public enum Role {
        SUSPECT,
        CAUSE,
        FIX
    }
}
