package mayday.standalone.incidentfile;

import org.jspecify.annotations.Nullable;

/** The change the account holds for the trigger. */
record Trigger(
        String kind,
        @Nullable Moment at,
        @Nullable String reference,
        @Nullable String system) {}
