package mayday.warroom.pages;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** What the public API says about one incident, word for word. An empty severity or status-bound field is null. */
record PaperIncident(String number, String title, String status, String severity, Instant began) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static final String CHECKLIST = """
            {"incidentId":"0198","number":"INC-42","version":7,"items":[
             {"id":"on-it","title":"Somebody is on it","group":"COMMUNICATE","state":"DONE","onlyWhen":null,"reason":null,
              "tickedBy":{"byHand":false,"fact":"acknowledged","eventId":"e1","at":"2026-11-22T14:02:00Z",
                          "precision":"EXACT","person":"Ada"}},
             {"id":"caches","title":"Caches are purged","group":"STRATEGY","state":"OPEN","onlyWhen":"strategy=HOTFIX",
              "reason":null,"tickedBy":null},
             {"id":"tests","title":"It <works>","group":"VERIFY","state":"SKIPPED","onlyWhen":null,"reason":"There are none",
              "tickedBy":{"byHand":true,"fact":"checklist_item_ticked","eventId":"e2","at":"2026-11-22T00:00:00Z",
                          "precision":"DAY","person":"Grace"}}]}
            """;

    boolean isResolved() {
        return status.equals("RESOLVED");
    }

    boolean isOver() {
        return isResolved() || isMerged() || status.equals("DISMISSED");
    }

    private boolean isMerged() {
        return status.equals("MERGED");
    }

    String row() {
        return """
                {"id":"0198f000-0000-7000-8000-000000000042","number":"%s","title":%s,"status":"%s","mitigated":%s,
                 "severity":%s,"mode":"LIVE","source":"MONITORING",
                 "systems":[{"system":"checkout","level":%s},{"system":"payments api","level":%s}],
                 "impactStart":"%s","reportedAt":"%s","resolvedAt":%s,"strategy":%s,
                 "usersAffected":{"value":12000,"upper":null,"unit":"users"},
                 "people":[{"person":"Ada","team":"payments","role":"commander","present":true},
                           {"person":"Björn","team":"platform","role":null,"present":false}],
                 "teams":["payments","platform"],"nextStep":%s,"mergedInto":%s,"absorbed":["INC-36"],
                 "version":7,"updatedAt":"%s"}
                """.formatted(
                        number,
                        JSON.writeValueAsString(title),
                        status,
                        status.equals("WATCHING"),
                        quoted(severity),
                        quoted(isOver() ? "" : "DOWN"),
                        quoted(isOver() ? "" : "PARTIAL"),
                        began,
                        began.plusSeconds(120),
                        quoted(isResolved() ? began.plusSeconds(1620).toString() : ""),
                        quoted(status.equals("REPORTED") ? "" : "REVERT"),
                        nextStep(),
                        isMerged() ? "{\"id\":\"0198f000-0000-7000-8000-000000000007\",\"number\":\"INC-7\"}" : "null",
                        began);
    }

    private String nextStep() {
        return switch (status) {
            case "RESOLVED", "DISMISSED", "MERGED" -> "null";
            case "REPORTED" -> "{\"command\":\"acknowledge\",\"label\":\"Acknowledge\"}";
            default -> "{\"command\":\"verify\",\"label\":\"Verify\"}";
        };
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "null" : '"' + text + '"';
    }

    /**
     * One line of the log.
     *
     * @param standing what became of it, as members of a JSON object
     */
    record Entry(int sequence, String kind, Instant at, Instant recorded, String headline, String standing) {

        Entry(int sequence, String kind, Instant at, Instant recorded, String headline) {
            this(sequence, kind, at, recorded, headline, """
                    "correctedBy":[],"retractedBy":null,"pinned":false,"original":null,"changes":[]
                    """);
        }

        String json() {
            return """
                    {"eventId":"e%d","sequence":%d,"type":"note_taken","kind":"%s","occurredAt":"%s",
                     "occurredAtPrecision":"EXACT","recordedAt":"%s","late":%s,
                     "actor":{"kind":"PERSON","id":"ada","name":"Ada Obi","role":"commander"},"source":"rest",
                     "headline":%s,"text":null,"system":null,"warnings":[],"fact":{},%s}
                    """.formatted(
                            sequence,
                            sequence,
                            kind,
                            at,
                            recorded,
                            Duration.between(at, recorded).toSeconds() > 60,
                            JSON.writeValueAsString(headline),
                            standing);
        }
    }

    /** Checkout has been down for 27 minutes; the other system was in trouble for a while. */
    static String metrics(Instant now) {
        return """
                {"clippedAt":"%s","stamps":{},
                 "durations":[{"name":"time_to_detect","from":"impactStart","to":"detected","millis":123000,"flags":[]},
                              {"name":"time_to_acknowledge","from":"reported","to":"acknowledged","millis":180000,
                               "flags":["approximate"]},
                              {"name":"time_in_severity[SEV1]","from":"reported","to":"resolved","millis":90000,"flags":[]},
                              {"name":"time_in_severity[SEV2]","from":"reported","to":"resolved","millis":90000,"flags":[]}],
                 "timeDown":{"downMillis":1620000,"partialMillis":400250,"degradedMillis":0,"anyImpactMillis":1620000,
                   "ongoing":true,"systems":[
                   {"system":"checkout","downMillis":1620000,"partialMillis":0,"degradedMillis":0,
                    "anyImpactMillis":1620000,"segments":[{"from":"%s","to":null,"level":"DOWN","because":[]}]},
                   {"system":"payments api","downMillis":0,"partialMillis":400250,"degradedMillis":0,
                    "anyImpactMillis":400250,"segments":[]}]}}
                """.formatted(now, now.minusSeconds(1620));
    }
}
