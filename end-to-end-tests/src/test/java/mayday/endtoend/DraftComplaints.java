package mayday.endtoend;

import java.util.ArrayList;
import java.util.List;
import mayday.endtoend.oracle.Figures;
import tools.jackson.databind.JsonNode;

/** Where a post-mortem draft says something else than the oracle about the time down. */
final class DraftComplaints {

    private DraftComplaints() {}

    static List<String> of(Figures figures, JsonNode draft) {
        var complaints = new ArrayList<String>();
        if (!draft.path("status").asString("").equals("DRAFT")) {
            return List.of("no draft: " + draft);
        }
        var overall = draft.path("timeDown").path("overall");
        expect(complaints, "down", figures.overall().down(), overall.path("downMillis"));
        expect(complaints, "any impact", figures.overall().anyImpact(), overall.path("anyImpactMillis"));
        for (var system : draft.path("timeDown").path("systems")) {
            var name = system.path("system").asString();
            var millis = figures.systems().get(name);
            if (millis == null) {
                complaints.add("impact from nowhere: " + system);
            } else {
                expect(
                        complaints,
                        name + " down",
                        millis.down(),
                        system.path("measure").path("downMillis"));
                expect(
                        complaints,
                        name,
                        millis.anyImpact(),
                        system.path("measure").path("anyImpactMillis"));
            }
        }
        var named = draft.path("timeDown").path("systems").findValuesAsString("system");
        figures.systems().forEach((name, millis) -> {
            if (millis.anyImpact() > 0 && !named.contains(name)) {
                complaints.add("nothing about " + name);
            }
        });
        return complaints;
    }

    private static void expect(List<String> complaints, String name, long millis, JsonNode answered) {
        if (!answered.isIntegralNumber() || answered.asLong() != millis) {
            complaints.add("%s is %s, expected %d".formatted(name, answered, millis));
        }
    }
}
