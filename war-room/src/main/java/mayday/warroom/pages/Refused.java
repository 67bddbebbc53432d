package mayday.warroom.pages;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mayday.warroom.peers.PeerFailure;
import mayday.warroom.peers.PeerRefusal;
import mayday.warroom.peers.PeerSilent;
import org.jspecify.annotations.Nullable;

/**
 * A form that did not get through: what it said stays in it, and why stands next to it.
 *
 * @param key the Idempotency-Key for trying it again: the same one while the first attempt may still have been recorded
 */
record Refused(Step step, String why, int status, String key, Map<String, String> typed) {

    /** Refusals of the attempt, not of what was asked. */
    private static final Set<String> PASSING = Set.of("command_in_progress", "concurrent_writers");

    /** Said of a key under which something else was recorded: the first attempt, before it was changed in the form. */
    private static final String REUSED = "idempotency_key_reused";

    private static final String RECORDED_OTHERWISE = "Your first attempt was recorded, as you had typed it then. "
            + "Look what is there, and send only what is still missing.";

    private static final String NOT_YET =
            "Not recorded yet: %s does not answer. What you typed is still here; send it again in a moment.";

    private static final String UNKNOWN = "Not known whether it was recorded: %s did not answer. "
            + "What you typed is still here; sent again unchanged, it is recorded once.";

    /** One field that was filled in. */
    record Typed(String label, String text) {}

    static Refused by(PeerFailure failure, Step step, String key, Map<String, String> typed) {
        return switch (failure) {
            case PeerRefusal refusal -> by(refusal, step, key, typed);
            case PeerSilent silence -> by(silence, step, key, typed);
        };
    }

    private static Refused by(PeerRefusal refusal, Step step, String key, Map<String, String> typed) {
        var next = passes(refusal) ? key : FormKey.fresh();
        var why = refusal.code().equals(REUSED) ? RECORDED_OTHERWISE : sentence(refusal, step, typed);
        return new Refused(step, why, refusal.status(), next, typed);
    }

    private static Refused by(PeerSilent silence, Step step, String key, Map<String, String> typed) {
        var why = silence.wasReached() ? UNKNOWN : NOT_YET;
        return new Refused(step, why.formatted(silence.service()), 503, key, typed);
    }

    /** By the form itself, before anything was sent. */
    static Refused here(String why, Step step, String key, Map<String, String> typed) {
        return new Refused(step, why, 422, key, typed);
    }

    private static boolean passes(PeerRefusal refusal) {
        return refusal.status() == 408
                || refusal.status() == 429
                || refusal.status() >= 500
                || PASSING.contains(refusal.code());
    }

    /** Each fault once, beside what the form calls its place. */
    private static String sentence(PeerRefusal refusal, Step step, Map<String, String> typed) {
        var said = refusal.said();
        var faults = refusal.faults().stream()
                .map(fault -> step.label(fault.pointer(), typed) + fault.detail())
                .distinct()
                .collect(Collectors.joining(" "));
        var isAmongThem = refusal.faults().stream().anyMatch(fault -> said.endsWith(fault.detail()));
        return isAmongThem ? faults : (said + " " + faults).strip();
    }

    public String command() {
        return step.command();
    }

    public boolean is(String other) {
        return command().equals(other);
    }

    /** Whether it was said of the entry, where that stands in the log. */
    public boolean isAbout(@Nullable String eventId) {
        return step.isOfAnEntry() && typed("eventId").equals(eventId);
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** What would be lost with the form. */
    public List<Typed> lines() {
        return step.fields().stream()
                .filter(field -> !field.name().equals("eventId"))
                .filter(field -> !typed(field.name()).isBlank())
                .map(field -> new Typed(field.shortLabel(), field.shown(typed(field.name()))))
                .toList();
    }
}
