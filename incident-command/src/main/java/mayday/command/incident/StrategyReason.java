package mayday.command.incident;

import java.util.Locale;

/** Why the advice speaks for a strategy or against it. The lower-case name is the public code. */
enum StrategyReason {
    PROBLEM_AND_FIX_KNOWN("Problem and fix are known: fixing forward loses nothing."),
    FIX_IS_QUICK("The fix is known and out within half an hour."),
    PROBLEM_NOT_KNOWN("The problem is not known: a hotfix would be a guess."),
    FIX_NOT_KNOWN("The fix is not known yet."),
    FIX_TAKES_LONG("The fix takes longer than half an hour."),
    CAUSE_UNCLEAR("The cause is unclear: undoing what changed does not need it."),
    FIX_NOT_AT_HAND("Undoing what changed is quicker than the fix."),
    LAST_DEPLOYMENT_SUSPECTED("The last deployment is suspected."),
    LAST_DEPLOYMENT_NOT_SUSPECTED("The last deployment is not suspected: without it the trouble would be the same."),
    DATA_GOES_BACK_TOO("A migration ran or a table model changed: data and code have to go back together."),
    SCHEMA_STAYS_BEHIND("A revert takes back code and leaves the changed tables behind."),
    SCHEMA_IS_TOO_NEW("The build before may not understand the changed tables."),
    PARTS_GO_BACK_IN_ORDER("Several teams or parts other than code are involved: they have to go back in order."),
    CODE_IS_NOT_ENOUGH("Other parts than code have changed and would stay as they are."),
    ONLY_CODE_CHANGED("Only code has changed: a rollback orchestrates more than is needed."),
    ROLLBACK_PLANNED("A rollback plan exists."),
    RESTORE_FIRST("A last good build exists: restore first, find the cause after."),
    NO_LAST_GOOD_BUILD("There is no last good build."),
    UNDOES_EARLIER_FIX("It would undo the fix of an earlier incident."),
    FLAG_SUSPECTED("A feature flag is suspected: switching it off is quick and safe."),
    INFRASTRUCTURE_SUSPECTED("Infrastructure is suspected: elsewhere it may work."),
    MORE_OF_THE_SAME("More instances of a faulty build serve the same faults."),
    WRITES_ARE_LOST("What was written since the backup would be lost.");

    private final String sentence;

    StrategyReason(String sentence) {
        this.sentence = sentence;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String sentence() {
        return sentence;
    }
}
