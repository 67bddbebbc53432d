package mayday.postmortem.draft;

import mayday.incident.v1.ImpactLevel;

/** How badly a system was hit, gravest first. */
public enum Level {
    DOWN,
    PARTIAL,
    DEGRADED;

    static Level of(ImpactLevel level) {
        return switch (level) {
            case IMPACT_LEVEL_DOWN -> DOWN;
            case IMPACT_LEVEL_PARTIAL -> PARTIAL;
            case IMPACT_LEVEL_DEGRADED, IMPACT_LEVEL_UNSPECIFIED, UNRECOGNIZED -> DEGRADED;
        };
    }
}
