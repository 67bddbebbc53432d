package mayday.timeline.timeline;

import mayday.incident.v1.IncidentEvent.FactCase;

/** What an entry is about, for those who filter. */
enum EntryKind {
    REPORT,
    ESCALATION,
    IMPACT,
    PEOPLE,
    NOTE,
    CHANGE,
    STRATEGY,
    DEPLOYMENT,
    CHECK,
    VERIFICATION,
    MITIGATION,
    WATCH,
    RESOLUTION,
    UNKNOWN;

    static EntryKind of(FactCase fact) {
        return switch (fact) {
            case REPORTED, REPORT_ADDED -> REPORT;
            case ACKNOWLEDGED, PARTICIPANT_JOINED, PARTICIPANT_LEFT -> PEOPLE;
            case SEVERITY_CHANGED, ESCALATED, TEAM_CALLED_IN -> ESCALATION;
            case IMPACT_STARTED, IMPACT_CHANGED, IMPACT_ENDED, USERS_AFFECTED_ESTIMATED -> IMPACT;
            case NOTE_TAKEN -> NOTE;
            case CHANGE_LINKED -> CHANGE;
            case STRATEGY_CHOSEN, STRATEGY_SUPERSEDED -> STRATEGY;
            case FIX_DEPLOYMENT_STARTED, FIX_DEPLOYED, FIX_DEPLOYMENT_PARTIAL, FIX_DEPLOYMENT_FAILED -> DEPLOYMENT;
            case CHECK_PASSED, CHECK_FAILED -> CHECK;
            case FIX_VERIFIED, FIX_REJECTED -> VERIFICATION;
            case MITIGATED -> MITIGATION;
            case WATCH_STARTED, WATCH_ENDED -> WATCH;
            case RESOLVED, REOPENED -> RESOLUTION;
            case FACT_NOT_SET -> UNKNOWN;
        };
    }
}
