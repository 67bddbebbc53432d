package mayday.warroom.pages;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mayday.warroom.peers.PeerRefusal;
import mayday.warroom.peers.PeerSilent;
import org.jspecify.annotations.Nullable;

/**
 * A form that did not get through: what it said stays in it, and why stands next to it.
 *
 * @param key the Idempotency-Key for trying it again: the same one while the first attempt may still have been recorded
 */
record Refused(String command, String why, int status, String key, Map<String, String> typed) {

    /** Refusals of the attempt, not of what was asked. */
    private static final Set<String> PASSING = Set.of("command_in_progress", "concurrent_writers");

    static Refused by(PeerRefusal refusal, String command, String key, Map<String, String> typed) {
        var next = passes(refusal) ? kept(key) : fresh();
        return new Refused(command, refusal.getMessage() + "", refusal.status(), next, typed);
    }

    static Refused by(PeerSilent silence, String command, String key, Map<String, String> typed) {
        var why = "Not recorded yet: " + silence.service()
                + " does not answer. What you typed is still here; send it again in a moment.";
        return new Refused(command, why, 503, kept(key), typed);
    }

    private static boolean passes(PeerRefusal refusal) {
        return refusal.status() == 408
                || refusal.status() == 429
                || refusal.status() >= 500
                || PASSING.contains(refusal.code());
    }

    private static String kept(String key) {
        return key.isBlank() ? fresh() : key;
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    public boolean is(String other) {
        return command.equals(other);
    }

    /** Whether it was said of the entry, where that stands in the log. */
    public boolean isAbout(@Nullable String eventId) {
        return isAboutAnEntry() && typed("eventId").equals(eventId);
    }

    public boolean isAboutAnEntry() {
        return Step.named(command).filter(Step::isOfAnEntry).isPresent();
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
