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
        return switch (random.nextInt(10)) {
            case 0 -> new Saying("start-impact", Map.of("system", system, "level", level(random)));
            // Refused where nothing is open, which is an answer too.
            case 1 -> new Saying("end-impact", Map.of("system", system));
            case 2 -> new Saying("add-report", Map.of("text", words, "system", system));
            case 3 -> new Saying("join-war-room", Map.of("person", words, "role", "responder"));
            case 4 -> new Saying("estimate-users-affected", Map.of("value", random.nextInt(1000)));
            case 5 -> new Saying("acknowledge", Map.of());
            default -> new Saying("note", Map.of("text", words));
        };
    }

    private static String level(SplittableRandom random) {
        return List.of("DOWN", "PARTIAL", "DEGRADED").get(random.nextInt(3));
    }
}
