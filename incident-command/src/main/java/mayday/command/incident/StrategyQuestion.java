package mayday.command.incident;

/** What is asked before a way back is chosen. Some of it the incident answers itself; the rest only people can. */
public enum StrategyQuestion {
    PROBLEM_KNOWN("Is the problem known?"),
    FIX_KNOWN("Is the fix known?"),
    MINUTES_TO_FIX("How many minutes would the fix take until it is deployed?"),
    LAST_DEPLOYMENT_SUSPECT("Is the last deployment suspected?"),
    SCHEMA_CHANGED("Did a migration run, or a table model change?"),
    BEYOND_CODE("Are several teams involved, or parts other than code?"),
    CACHES_STALE("Do caches hold stale data?"),
    LAST_GOOD_BUILD("Is there a last good build to deploy?");

    private final String words;

    StrategyQuestion(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
