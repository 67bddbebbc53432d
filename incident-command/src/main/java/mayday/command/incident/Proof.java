package mayday.command.incident;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What shows, environment by environment, that the fix holds.
 *
 * @param checks how the last run of each check ended: true is green
 * @param verified the pairs of environment and system that people have verified
 * @param signed who is confident, and for which system; for all of them where none is named
 * @param rounds who has tested it in production, and what became of the symptom there
 */
record Proof(Map<CheckKey, Boolean> checks, Set<Verified> verified, Set<Signature> signed, Rounds rounds) {

    record CheckKey(String name, @Nullable String system, String environment) {}

    /** No system means that the fix holds there, said of an incident that names none. */
    record Verified(String environment, @Nullable String system) {}

    record Signature(String person, @Nullable String system) {}

    static Proof none() {
        return new Proof(Map.of(), Set.of(), Set.of(), Rounds.none());
    }

    /**
     * Names of the checks whose last run there failed, for these systems or for none in particular. What tests the
     * incident's own symptom in production is about all of them.
     */
    List<String> redChecks(String environment, Collection<String> systems) {
        return red(environment)
                .filter(key -> key.system() == null || systems.contains(key.system()) || rounds.isOfSymptom(key))
                .map(CheckKey::name)
                .sorted()
                .toList();
    }

    List<String> redChecks(String environment) {
        return red(environment).map(CheckKey::name).sorted().toList();
    }

    private Stream<CheckKey> red(String environment) {
        return checks.entrySet().stream()
                .filter(check -> !check.getValue())
                .map(Map.Entry::getKey)
                .filter(key -> key.environment().equals(environment));
    }

    boolean isVerified(String environment, Collection<String> systems) {
        return systems.isEmpty()
                ? verified.contains(new Verified(environment, null))
                : systems.stream().allMatch(system -> verified.contains(new Verified(environment, system)));
    }

    Proof checked(Check check, boolean passed) {
        var more = new HashMap<>(checks);
        more.put(new CheckKey(check.name(), check.system(), check.environment()), passed);
        return new Proof(Map.copyOf(more), verified, signed, rounds.run(check, passed));
    }

    Proof verified(String environment, Collection<String> systems) {
        var more = new HashSet<>(verified);
        systems.forEach(system -> more.add(new Verified(environment, system)));
        if (systems.isEmpty()) {
            more.add(new Verified(environment, null));
        }
        return new Proof(checks, Set.copyOf(more), signed, rounds);
    }

    boolean isSigned(String person, @Nullable String system) {
        return signed.contains(new Signature(person, system));
    }

    Proof signed(String person, @Nullable String system) {
        var more = new HashSet<>(signed);
        more.add(new Signature(person, system));
        return new Proof(checks, verified, Set.copyOf(more), rounds);
    }

    /** In the order of their names. */
    Set<String> signers() {
        return signed.stream().map(Signature::person).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Confidence in what does not hold is void, whatever system it was about. */
    Proof rejected(String environment, Collection<String> systems) {
        var fewer = new HashSet<>(verified);
        systems.forEach(system -> fewer.remove(new Verified(environment, system)));
        fewer.remove(new Verified(environment, null));
        return new Proof(checks, Set.copyOf(fewer), Set.of(), rounds.voided(environment));
    }

    /** No system named: the deployment may touch them all. What people signed was the fix before it. */
    Proof voided(String environment, @Nullable String system) {
        var fewer = new HashSet<>(verified);
        fewer.removeIf(proved -> proved.environment().equals(environment)
                && (system == null || proved.system() == null || proved.system().equals(system)));
        return new Proof(checks, Set.copyOf(fewer), Set.of(), rounds.voided(environment));
    }

    Proof unverified() {
        return new Proof(checks, Set.of(), Set.of(), rounds.anew());
    }
}
