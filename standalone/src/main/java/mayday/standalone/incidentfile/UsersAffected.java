package mayday.standalone.incidentfile;

import org.jspecify.annotations.Nullable;

/** How many were affected, as the account puts it. */
record UsersAffected(
        double value,
        @Nullable Double upper,
        @Nullable String unit,
        @Nullable String basis) {}
