package mayday.warroom.pages;

import java.util.Map;
import mayday.warroom.peers.PeerRefusal;
import mayday.warroom.peers.PeerSilent;

/**
 * A form that did not get through: what it said stays in it, and why stands next to it.
 *
 * @param key the Idempotency-Key of the click, for trying it again
 */
record Refused(String command, String why, int status, String key, Map<String, String> typed) {

    static Refused by(PeerRefusal refusal, String command, String key, Map<String, String> typed) {
        return new Refused(command, refusal.getMessage() + "", refusal.status(), key, typed);
    }

    static Refused by(PeerSilent silence, String command, String key, Map<String, String> typed) {
        var why = "Not recorded yet: " + silence.service()
                + " does not answer. What you typed is still here; send it again in a moment.";
        return new Refused(command, why, 503, key, typed);
    }

    public boolean is(String other) {
        return command.equals(other);
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
