package mayday.warroom.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The services behind the war room, on paper: real HTTP in the shapes of the public API, without a system behind it.
 * Commands are kept for the test to look at.
 */
final class PaperServices implements AutoCloseable {

    record Command(String path, Map<String, List<String>> headers, Map<?, ?> body) {}

    private static final List<List<String>> EVENING = List.of(
            List.of("DEPLOYMENT", "Deployment web-914 of checkout finished"),
            List.of("REPORT", "Reported: Checkout answers with errors"),
            List.of("IMPACT", "checkout is DOWN"),
            List.of("PEOPLE", "Ada joined as commander"),
            List.of("NOTE", "Error rate 41 % on /pay"),
            List.of("CHANGE", "Deployment web-914 linked as suspect"),
            List.of("STRATEGY", "Strategy: revert"),
            List.of("UNKNOWN", "An event this version does not know"));

    final List<Command> commands = new CopyOnWriteArrayList<>();
    final List<PaperIncident> incidents = new CopyOnWriteArrayList<>();
    final List<PaperIncident.Entry> entries = new CopyOnWriteArrayList<>();
    final List<String> questions = new CopyOnWriteArrayList<>();
    volatile String refusal = "";
    volatile int refusalStatus = 409;
    volatile String refusalCode = "wrong_state";
    volatile String faults = "[]";
    volatile String events = "";
    volatile String warnings = "";
    volatile int version = 9;
    volatile boolean hasMore;
    volatile boolean isPutRight;
    volatile boolean isUnfit;
    volatile String checklist = "";
    volatile String visibleTo = "[]";
    volatile String metrics = "";
    volatile String mode = "LIVE";
    volatile String users = "12000";
    volatile UnaryOperator<String> told = row -> row;

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpServer server;

    PaperServices() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Starts over: three live incidents, one that is over, and a log with a silence and a late note in it. */
    void eventful() {
        var now = Instant.now();
        refuse(409, "wrong_state", "");
        faults = "[]";
        events = "{\"eventId\":\"e9\",\"type\":\"x\"}";
        warnings = "";
        version = 9;
        hasMore = false;
        isPutRight = false;
        isUnfit = false;
        checklist = PaperIncident.CHECKLIST;
        visibleTo = "[]";
        metrics = "";
        mode = "LIVE";
        users = "12000";
        told = row -> row;
        questions.clear();
        commands.clear();
        incidents.clear();
        incidents.add(new PaperIncident("INC-42", "Checkout is down", "FIXING", "SEV1", now.minusSeconds(1620)));
        incidents.add(new PaperIncident("INC-41", "Search is slow", "REPORTED", "SEV3", now.minusSeconds(300)));
        incidents.add(new PaperIncident("INC-40", "Mail is delayed", "WATCHING", "", now.minusSeconds(90_000)));
        incidents.add(new PaperIncident("INC-39", "Cache was cold", "RESOLVED", "SEV4", now.minusSeconds(100_000)));
        entries.clear();
        for (var said : EVENING) {
            var number = entries.size() + 1;
            var at = now.minusSeconds(number > 6 ? 600 : 5400).plusSeconds(number * 60L);
            var recorded = said.getFirst().equals("NOTE") ? at.plusSeconds(1200) : at;
            entries.add(new PaperIncident.Entry(number, said.getFirst(), at, recorded, said.getLast()));
        }
    }

    /** Every command and every post-mortem from here on; an empty text accepts commands. */
    void refuse(int status, String code, String why) {
        refusalStatus = status;
        refusalCode = code;
        refusal = why;
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        questions.add(exchange.getRequestURI().toString());
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                command(exchange, path);
            } else if (path.equals("/api/v1/incidents")) {
                var query = exchange.getRequestURI().getQuery();
                send(exchange, isUnfit || query.contains("\0") ? 400 : 200, board(query));
            } else if (path.endsWith("/timeline")) {
                timeline(exchange);
            } else if (path.endsWith("/checklist")) {
                send(exchange, checklist.isEmpty() ? 500 : 200, checklist);
            } else if (path.endsWith("/metrics")) {
                send(exchange, 200, metrics.isEmpty() ? PaperIncident.metrics(Instant.now()) : metrics);
            } else if (path.equals("/api/v1/postmortems")) {
                postmortems(exchange);
            } else if (path.startsWith("/api/v1/postmortems/")) {
                send(exchange, refusalStatus, problem());
            } else {
                incident(exchange, path.substring(path.lastIndexOf('/') + 1));
            }
        }
    }

    private void postmortems(HttpExchange exchange) throws IOException {
        send(exchange, 200, "{\"postmortems\":[{\"number\":\"INC-39\",\"status\":\"DRAFT\"}]}");
    }

    private String board(String query) {
        var liveOnly = query.contains("status=REPORTED,");
        return incidents.stream()
                .filter(incident -> !liveOnly || !incident.isOver())
                .map(PaperIncident::row)
                .map(told)
                .collect(Collectors.joining(
                        ",", "{\"incidents\":[", "],\"nextPageToken\":" + (hasMore ? "\"t\"" : null) + "}"));
    }

    private void timeline(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getQuery().contains("pageToken")) {
            isPutRight = false;
            send(exchange, 410, "{\"code\":\"outdated_page_token\",\"detail\":\"Entries were put right since.\"}");
        } else {
            send(exchange, 200, timeline());
        }
    }

    private String timeline() {
        return entries.stream()
                .map(PaperIncident.Entry::json)
                .collect(Collectors.joining(
                        ",",
                        "{\"version\":" + entries.size() + ",\"entries\":[",
                        "],\"nextPageToken\":" + (isPutRight ? "\"t\"" : null) + "}"));
    }

    private void incident(HttpExchange exchange, String number) throws IOException {
        var known = incidents.stream()
                .filter(incident -> incident.number().equals(number))
                .findFirst();
        var query = exchange.getRequestURI().getQuery();
        if (known.isPresent() && query != null && query.contains("minVersion=99")) {
            send(exchange, 504, "{\"code\":\"behind\",\"detail\":\"Not projected yet.\"}");
        } else if (known.isPresent()) {
            var row = known.get()
                    .row()
                    .replace("\"teams\"", "\"visibleTo\":" + visibleTo + ",\"teams\"")
                    .replace("\"mode\":\"LIVE\"", "\"mode\":\"" + mode + "\"")
                    .replace("{\"value\":12000,", "{\"value\":" + users + ",");
            send(exchange, 200, row);
        } else {
            send(exchange, 404, "{\"code\":\"unknown_incident\",\"detail\":\"There is no " + number + ".\"}");
        }
    }

    private void command(HttpExchange exchange, String path) throws IOException {
        var body = json.readValue(exchange.getRequestBody(), Map.class);
        commands.add(new Command(path, Map.copyOf(exchange.getRequestHeaders()), body));
        if (refusal.isEmpty()) {
            send(exchange, 200, """
                    {"id":"0198","number":"INC-42","version":%d,"events":[%s],"warnings":[%s]}
                    """.formatted(version, events, warnings));
        } else {
            send(exchange, refusalStatus, problem());
        }
    }

    private String problem() {
        return "{\"code\":\"%s\",\"detail\":\"%s\",\"errors\":%s}".formatted(refusalCode, refusal, faults);
    }

    private static void send(HttpExchange exchange, int status, String answer) throws IOException {
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
