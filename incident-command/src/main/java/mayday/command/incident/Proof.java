package mayday.command.incident;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What shows, environment by environment, that the fix holds.
 *
 * @param checks how the last run of each check ended: true is green
 * @param verified the pairs of environment and system that people have verified
 * @param signed who is confident, and for which system; for all of them where none is named
 */
record Proof(Map<CheckKey, Boolean> checks, Set<Verified> verified, Set<Signature> signed) {

    record CheckKey(String name, @Nullable String system, String environment) {}

    record Verified(String environment, String system) {}

    record Signature(String person, @Nullable String system) {}

    static Proof none() {
        return new Proof(Map.of(), Set.of(), Set.of());
    }

    /** Names of the checks whose last run there failed, for these systems or for none in particular. */
    List<String> redChecks(String environment, Collection<String> systems) {
        return red(environment)
                .filter(key -> key.system() == null || systems.contains(key.system()))
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
        return !systems.isEmpty()
                && systems.stream().allMatch(system -> verified.contains(new Verified(environment, system)));
    }

    Proof checked(Check check, boolean passed) {
        var more = new HashMap<>(checks);
        more.put(new CheckKey(check.name(), check.system(), check.environment()), passed);
        return new Proof(Map.copyOf(more), verified, signed);
    }

    Proof verified(String environment, Collection<String> systems) {
        var more = new HashSet<>(verified);
        systems.forEach(system -> more.add(new Verified(environment, system)));
        return new Proof(checks, Set.copyOf(more), signed);
    }

    boolean isSigned(String person, @Nullable String system) {
        return signed.contains(new Signature(person, system));
    }

    Proof signed(String person, @Nullable String system) {
        var more = new HashSet<>(signed);
        more.add(new Signature(person, system));
        return new Proof(checks, verified, Set.copyOf(more));
    }

    /** Confidence in what does not hold is void, whatever system it was about. */
    Proof rejected(String environment, Collection<String> systems) {
        var fewer = new HashSet<>(verified);
        systems.forEach(system -> fewer.remove(new Verified(environment, system)));
        return new Proof(checks, Set.copyOf(fewer), Set.of());
    }

    /** No system named: the deployment may touch them all. What people signed was the fix before it. */
    Proof voided(String environment, @Nullable String system) {
        var fewer = new HashSet<>(verified);
        fewer.removeIf(proved -> proved.environment().equals(environment)
                && (system == null || proved.system().equals(system)));
        return new Proof(checks, Set.copyOf(fewer), Set.of());
    }

    Proof unverified() {
        return new Proof(checks, Set.of(), Set.of());
    }
}
