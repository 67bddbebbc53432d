package mayday.command.policy;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import mayday.command.incident.Checklist;
import mayday.command.incident.ChecklistItem;
import mayday.command.incident.Environment;
import mayday.command.incident.Policy;
import mayday.command.incident.Strategy;
import mayday.command.policy.PolicyProperties.BeforeProduction;
import mayday.command.policy.PolicyProperties.Caches;
import mayday.command.policy.PolicyProperties.WatchLength;

/** Makes a policy of what is written down, or says which property is wrong, and what it should be. */
final class PolicyReader {

    private static final int MOST_PEOPLE = 50;
    private static final int MOST_NAMES = 500;
    private static final int LONGEST_NAME = 200;
    private static final Duration SHORTEST_WATCH = Duration.ofMinutes(1);
    private static final Duration LONGEST_WATCH = Duration.ofDays(366);

    private static final ChecklistItem.Condition HOTFIX =
            new ChecklistItem.Condition("strategy", Strategy.HOTFIX.name());

    private PolicyReader() {}

    static Policy read(PolicyProperties properties, Checklist checklist) {
        var production = environments("production-names", properties.productionNames());
        return new Policy(
                new HashSet<>(production),
                beforeProduction(properties.beforeProduction(), production),
                watchLengths(properties.watchLength()),
                people("sign-offs", properties.signOffs()),
                people("rounds", properties.rounds()),
                properties.symptomCheck(),
                caches(properties.caches(), checklist),
                properties.reopenOnRegression());
    }

    private static Policy.BeforeProduction beforeProduction(BeforeProduction before, List<String> production) {
        var environments = environments("before-production.environments", before.environments());
        for (var environment : environments) {
            require(
                    !environment.equals(Environment.PRODUCTION) && !production.contains(environment),
                    "before-production.environments",
                    "must not name production itself, and names '%s'".formatted(environment));
        }
        return new Policy.BeforeProduction(environments, before.usedOnes());
    }

    private static Policy.WatchLengths watchLengths(WatchLength length) {
        return new Policy.WatchLengths(
                length("sev1", length.sev1()),
                length("sev2", length.sev2()),
                length("sev3", length.sev3()),
                length("sev4", length.sev4()),
                length("sev5", length.sev5()),
                length("unset", length.unset()));
    }

    private static Duration length(String severity, Duration length) {
        require(
                length.compareTo(SHORTEST_WATCH) >= 0 && length.compareTo(LONGEST_WATCH) <= 0,
                "watch-length." + severity,
                "must be from one minute to 366 days, such as 30m or 2h, and is " + length);
        return length;
    }

    private static int people(String property, int count) {
        require(
                count >= 0 && count <= MOST_PEOPLE,
                property,
                "must be a number of people from 0 to %d, and is %d".formatted(MOST_PEOPLE, count));
        return count;
    }

    /**
     * Without an item that can be ticked anew after each reopening nobody could ever do what is asked. One that ticks itself
     * says nothing of the caches, and one that is left out when a hotfix is taken would be asked for unseen.
     */
    private static Policy.Caches caches(Caches caches, Checklist checklist) {
        var systems = names("caches.systems", caches.systems(), PolicyReader::spelled);
        require(
                systems.isEmpty()
                        || checklist.items().stream()
                                .filter(item -> item.id().equals(caches.item()))
                                .map(ChecklistItem::group)
                                .anyMatch(ChecklistItem.Group::startsOver),
                "caches.item",
                "must be the id of an item of the checklist, of group strategy, fix, verify or watch, and is '%s'"
                        .formatted(caches.item()));
        require(
                systems.isEmpty()
                        || checklist.items().stream()
                                .filter(item -> item.id().equals(caches.item()))
                                .allMatch(PolicyReader::isTickedByPeople),
                "caches.item",
                "must be an item that people tick, always or with onlyWhen strategy=HOTFIX, and is '%s'"
                        .formatted(caches.item()));
        return new Policy.Caches(new HashSet<>(systems), caches.item());
    }

    private static boolean isTickedByPeople(ChecklistItem item) {
        return item.tickedBy().isEmpty()
                && (item.onlyWhen() == null || item.onlyWhen().equals(HOTFIX));
    }

    /** Systems are told apart by how they are written, in the form that the doors bring every text to. */
    private static String spelled(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    }

    private static List<String> environments(String property, List<String> names) {
        return names(property, names, name -> name.strip().toLowerCase(Locale.ROOT));
    }

    /** @param canonical gives the names that mean the same one form */
    private static List<String> names(String property, List<String> names, UnaryOperator<String> canonical) {
        require(names.size() <= MOST_NAMES, property, "must hold at most %d names".formatted(MOST_NAMES));
        var known = new ArrayList<String>();
        for (var name : names) {
            require(
                    !name.isBlank() && name.length() <= LONGEST_NAME,
                    property,
                    "must hold names of 1 to %d characters".formatted(LONGEST_NAME));
            var one = canonical.apply(name);
            require(!known.contains(one), property, "must hold each name once, and holds '%s' twice".formatted(one));
            known.add(one);
        }
        return known;
    }

    private static void require(boolean holds, String property, String sentence) {
        if (!holds) {
            throw new UnusablePolicy("mayday.policy.%s %s.".formatted(property, sentence));
        }
    }
}
