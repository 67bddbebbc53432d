package mayday.endtoend.incidents;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Incident files that nobody published: every field may be absent, every order odd.
 *
 * <p>The same seed gives the same files.
 */
public final class GeneratedIncidents {

    private static final Instant EARLIEST = Instant.parse("2004-02-28T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2026-09-01T00:00:00Z");
    private static final List<String> STRATEGIES =
            List.of("hotfix", "revert", "rollback", "failover", "restore", "scale", "other", "turn it off and on");
    private static final List<String> SEVERITIES = List.of("sev1", "sev2", "sev3", "sev4", "sev5", "critical");
    private static final List<String> CHANGES = List.of("deploy", "config change", "pull request", "moon phase");
    private static final List<String> UNITS =
            List.of("users", "percent of requests", "sites, about", "Kunden", "requests/s per 1000 users in EU");

    private static final List<String> USERS = List.of("5,000", "1,000-5,000", "about a third", "45000000000");

    private final Dice dice;
    private final Instants instants;
    private final ObjectNode file = JsonMapper.shared().createObjectNode();

    private GeneratedIncidents(long seed) {
        dice = new Dice(seed);
        var base = EARLIEST.plusSeconds(dice.between(0L, ChronoUnit.SECONDS.between(EARLIEST, LATEST)));
        instants = new Instants(dice, base);
    }

    public static List<IncidentFile> of(long seed, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new GeneratedIncidents(seed * 1_000_003 + index)
                        .file("generated-%d-%04d".formatted(seed, index)))
                .toList();
    }

    private IncidentFile file(String slug) {
        file.put("slug", slug);
        file.put("source", "generated");
        if (dice.percent(98)) {
            file.put("title", Texts.singleLine(dice));
        }
        sometimes(70, "organisation", "Example & Söhne");
        sometimes(80, "severity_hint", dice.oneOf(SEVERITIES));
        sometimes(50, "cause_kind", "unheard-of");
        sometimes(70, "strategy", dice.oneOf(STRATEGIES));
        sometimes(20, "field_of_tomorrow", "unknown");
        systems();
        triggeringChange();
        usersAffected();
        if (dice.percent(97)) {
            file.set("published", new GeneratedAccount(dice, instants).published());
        }
        if (dice.percent(97)) {
            file.set("timeline", new GeneratedTimeline(dice, instants).entries());
        }
        return IncidentFile.of(file);
    }

    private void sometimes(int chance, String field, String value) {
        if (dice.percent(chance)) {
            file.put(field, value);
        }
    }

    private void systems() {
        if (dice.percent(5)) {
            file.put("systems", Texts.system(dice));
        } else if (dice.percent(90)) {
            var systems = file.putArray("systems");
            IntStream.range(0, dice.between(0, 4))
                    .mapToObj(_ -> Texts.system(dice))
                    .distinct()
                    .forEach(systems::add);
        }
    }

    private void triggeringChange() {
        if (dice.percent(40)) {
            var change = file.putObject("triggering_change");
            if (dice.percent(90)) {
                change.put("kind", dice.oneOf(CHANGES));
            }
            if (dice.percent(60)) {
                change.put("at", instants.any());
            }
            if (dice.percent(40)) {
                change.put("reference", "example/repository#" + dice.between(1, 9_999));
            }
        }
    }

    private void usersAffected() {
        if (dice.percent(10)) {
            file.put("users_affected", dice.oneOf(USERS));
        } else if (dice.percent(35)) {
            var users = file.putObject("users_affected");
            if (dice.percent(90)) {
                users.put("value", dice.percent(30) ? dice.between(1, 999) / 10.0 : dice.between(0, 2_000_000));
            }
            if (dice.percent(15)) {
                users.put("upper", dice.percent(50) ? dice.between(0, 3_000_000) : 45_000_000_000L);
            }
            if (dice.percent(80)) {
                users.put("unit", dice.oneOf(UNITS));
            }
            if (dice.percent(60)) {
                users.put("basis", Texts.singleLine(dice));
            }
        }
    }
}
