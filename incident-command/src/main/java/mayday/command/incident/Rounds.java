package mayday.command.incident;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who has tested the fix in production, and what became of the symptom there. A deployment to it, and a reopening, ask
 * for both anew.
 *
 * @param people those who ran checks
 * @param symptoms what the runs of each check of the symptom have shown
 */
record Rounds(Set<String> people, Map<Proof.CheckKey, Symptom> symptoms) {

    /**
     * @param wasRed a run has failed, at whatever time
     * @param isGreen the last run passed, and nothing was deployed since
     */
    record Symptom(boolean wasRed, boolean isGreen) {

        static final Symptom UNTESTED = new Symptom(false, false);

        Symptom after(boolean passed) {
            return new Symptom(wasRed || !passed, passed);
        }
    }

    static Rounds none() {
        return new Rounds(Set.of(), Map.of());
    }

    /** In the order of their names. */
    Set<String> testers() {
        return new TreeSet<>(people);
    }

    boolean isOfSymptom(Proof.CheckKey key) {
        return symptoms.containsKey(key);
    }

    boolean isSymptomGone(boolean afterRed) {
        return symptoms.values().stream().anyMatch(symptom -> symptom.isGreen() && (symptom.wasRed() || !afterRed));
    }

    Rounds run(Check check, boolean passed) {
        if (!check.environment().equals(Environment.PRODUCTION)) {
            return this;
        }
        var more = new HashSet<>(people);
        if (check.performedBy() != null) {
            more.add(check.performedBy());
        }
        return new Rounds(Set.copyOf(more), check.symptom() ? tested(check, passed) : symptoms);
    }

    private Map<Proof.CheckKey, Symptom> tested(Check check, boolean passed) {
        var key = new Proof.CheckKey(check.name(), check.system(), check.environment());
        var more = new HashMap<>(symptoms);
        more.put(key, symptoms.getOrDefault(key, Symptom.UNTESTED).after(passed));
        return Map.copyOf(more);
    }

    Rounds voided(String environment) {
        return environment.equals(Environment.PRODUCTION) ? anew() : this;
    }

    /** What was shown of the fix before counts no more; that a check can fail does. */
    Rounds anew() {
        var stale = new HashMap<>(symptoms);
        stale.replaceAll((_, symptom) -> new Symptom(symptom.wasRed(), false));
        return new Rounds(Set.of(), Map.copyOf(stale));
    }
}
