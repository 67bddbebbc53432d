package mayday.chaos;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** One thing somebody says about an incident. */
record Saying(String command, Map<String, Object> body) {

    private static final List<String> SYSTEMS = List.of("checkout", "search", "login");

    static Saying report(SplittableRandom random) {
        return new Saying("report", Map.of("title", "Trouble " + random.nextInt(1000)));
    }

    static Saying any(SplittableRandom random) {
        var system = SYSTEMS.get(random.nextInt(SYSTEMS.size()));
        var words = "word " + random.nextInt(1_000_000);
        return switch (random.nextInt(30)) {
            case 0, 1, 2 -> new Saying("start-impact", Map.of("system", system, "level", level(random)));
            // Refused where nothing is open, which is an answer too.
            case 3, 4 -> new Saying("end-impact", Map.of("system", system));
            case 5, 6 -> new Saying("add-report", Map.of("text", words, "system", system));
            case 7, 8 -> new Saying("join-war-room", Map.of("person", words, "role", "responder"));
            case 9, 10 -> new Saying("estimate-users-affected", Map.of("value", random.nextInt(1000)));
            case 11 -> new Saying("acknowledge", Map.of());
            case 12 -> new Saying("escalate", Map.of("reason", words, "teams", List.of("team of " + system)));
            case 13 -> new Saying("choose-strategy", Map.of("strategy", "HOTFIX", "rationale", words));
            case 14 -> new Saying("change-impact", Map.of("system", system, "level", level(random)));
            case 15 -> new Saying("resolve", Map.of("override", true, "overrideReason", words));
            // More often than they are resolved, or soon nothing would go on.
            case 16, 17 -> new Saying("reopen", Map.of("reason", words));
            default -> new Saying("note", Map.of("text", words));
        };
    }

    private static String level(SplittableRandom random) {
        return List.of("DOWN", "PARTIAL", "DEGRADED").get(random.nextInt(3));
    }
}
