package mayday.warroom.peers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An incident as timeline-query's board shows it. */
public record BoardRow(
        String id,
        String number,
        String title,
        String status,
        boolean mitigated,
        @Nullable String severity,
        @Nullable String mode,
        @Nullable String source,
        List<SystemNow> systems,
        @Nullable Instant impactStart,
        Instant reportedAt,
        @Nullable String reportedAtPrecision,
        @Nullable Instant resolvedAt,
        @Nullable String strategy,
        @Nullable Users usersAffected,
        List<Member> people,
        List<String> teams,
        @Nullable List<String> visibleTo,
        @Nullable Step nextStep,
        @Nullable Named mergedInto,
        @Nullable List<String> absorbed,
        int version) {

    /** Another incident. */
    public record Named(String id, String number) {}

    /** A named system; {@code level} is DOWN, PARTIAL, DEGRADED, or absent where no impact is open. */
    public record SystemNow(String system, @Nullable String level) {}

    public record Users(
            double value, @Nullable Double upper, @Nullable String unit) {}

    public record Member(
            String person, @Nullable String team, @Nullable String role, boolean present) {}

    public record Step(String command, String label) {}

    public boolean isDismissed() {
        return "DISMISSED".equals(status);
    }

    public boolean isResolved() {
        return "RESOLVED".equals(status);
    }

    /** It goes on in another incident. */
    public boolean isMerged() {
        return "MERGED".equals(status);
    }

    /** Resolved, or no incident of its own: nothing goes on here any more. */
    public boolean isOver() {
        return isResolved() || isDismissed() || isMerged();
    }
}
