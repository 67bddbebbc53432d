package mayday.chaos;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People who keep reporting and telling, and repeat with the same key until they are answered. */
final class Load {

    private static final int PEOPLE = 6;
    private static final int INCIDENTS = 24;
    private static final Duration BEFORE_REPETITION = Duration.ofMillis(100);
    private static final Duration TO_FINISH = Duration.ofMinutes(3);

    private final Door door;
    private final long seed;
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final List<UUID> incidents = new CopyOnWriteArrayList<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger failedAttempts = new AtomicInteger();
    private volatile String lastFailure = "none";
    private final List<Thread> people = new ArrayList<>();
    private volatile boolean stopping;
    private volatile long deadline = Long.MAX_VALUE;

    Load(Door door, long seed) {
        this.door = door;
        this.seed = seed;
    }

    void start() {
        for (int person = 0; person < PEOPLE; person++) {
            var number = person;
            people.add(Thread.ofPlatform().daemon().name("person-" + number).start(() -> live(number)));
        }
    }

    /** Returns when commands get through again, or fails where they never do. */
    void awaitProgress() throws InterruptedException {
        var enough = acknowledged.size() + PEOPLE;
        var limit = System.nanoTime() + TO_FINISH.toNanos();
        while (acknowledged.size() < enough) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("No command gets through any more");
            }
            Thread.sleep(BEFORE_REPETITION);
        }
    }

    /** Lets everybody finish the command they are at. */
    void stop() throws InterruptedException {
        deadline = System.nanoTime() + TO_FINISH.toNanos();
        stopping = true;
        for (var person : people) {
            person.join();
        }
    }

    private void live(int person) {
        var random = new SplittableRandom(seed * 31 + person);
        for (int count = 0; !stopping; count++) {
            var key = "chaos-%d-%d-%d".formatted(seed, person, count);
            try {
                if (incidents.isEmpty() || (incidents.size() < INCIDENTS && random.nextInt(8) == 0)) {
                    send("/api/v1/incidents", key, Saying.report(random));
                } else {
                    var saying = Saying.any(random);
                    var incident = incidents.get(random.nextInt(incidents.size()));
                    send("/api/v1/incidents/" + incident + "/" + saying.command(), key, saying);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    // The same key every time: whatever happened to the answer, the command happens once.
    private void send(String path, String key, Saying saying) throws InterruptedException {
        while (!tryOnce(path, key, saying)) {
            failedAttempts.incrementAndGet();
            if (System.nanoTime() > deadline) {
                unanswered.add(key);
                return;
            }
            Thread.sleep(BEFORE_REPETITION);
        }
    }

    private boolean tryOnce(String path, String key, Saying saying) throws InterruptedException {
        try {
            return isFinal(key, door.post(path, key, saying.body()));
        } catch (IOException cutOff) {
            lastFailure = cutOff.toString();
            return false;
        }
    }

    private boolean isFinal(String key, HttpResponse<String> response) {
        var status = response.statusCode();
        if (status == 200 || status == 201) {
            remember(key, JsonMapper.shared().readTree(response.body()), status == 201);
            return true;
        }
        if (status >= 500 || status == 408 || status == 429) {
            lastFailure = status + " " + response.body();
            return false;
        }
        refused.incrementAndGet();
        return true;
    }

    private void remember(String key, JsonNode answer, boolean isNew) {
        var incident = UUID.fromString(answer.path("id").asString());
        var events = answer.path("events")
                .valueStream()
                .map(event -> new StoredEvent(
                        incident,
                        event.path("sequence").asInt(),
                        UUID.fromString(event.path("eventId").asString())))
                .toList();
        acknowledged.add(new Acknowledged(key, incident, events));
        if (isNew) {
            incidents.add(incident);
        }
    }

    List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    List<String> unanswered() {
        return List.copyOf(unanswered);
    }

    int refused() {
        return refused.get();
    }

    int failedAttempts() {
        return failedAttempts.get();
    }

    /** What the last failed attempt met. */
    String lastFailure() {
        return lastFailure;
    }
}
