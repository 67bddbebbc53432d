package mayday.standalone.incidentfile;

import org.jspecify.annotations.Nullable;

/** The four instants an account may state. */
public record Stamps(
        @Nullable Moment impactStart,
        @Nullable Moment detected,
        @Nullable Moment mitigated,
        @Nullable Moment resolved) {

    /** Where the trouble began for those who look at deployments: its start, else its detection. */
    @Nullable
    Moment begin() {
        return impactStart != null ? impactStart : detected;
    }
}
