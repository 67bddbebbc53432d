package mayday.timeline.rest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import mayday.timeline.intake.Outage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Remembers the last good answers, and gives them, marked as stale, while the database is away. */
@Component
public class LastGoodAnswers {

    private record Kept(ResponseEntity<byte[]> answer, long atNanos) {

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - atNanos);
        }

        /** In milliseconds: what it was behind when it was good, and what may have been published since. */
        long lag() {
            var lagThen = answer.getHeaders().getFirst(LAG);
            return (lagThen == null ? 0 : Long.parseLong(lagThen)) + age().toMillis();
        }

        int size() {
            var body = answer.getBody();
            return 512 + (body == null ? 0 : body.length);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(LastGoodAnswers.class);
    private static final String LAG = "Timeline-Lag-Ms";
    private static final int LARGEST = 256 * 1024;

    private final RestProperties properties;
    private final LinkedHashMap<String, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final AtomicBoolean isAway = new AtomicBoolean();
    private long size;

    LastGoodAnswers(RestProperties properties) {
        this.properties = properties;
    }

    /** The answer, or the last good one to the same question while the database is away. */
    public ResponseEntity<byte[]> answer(Supplier<ResponseEntity<byte[]>> question) {
        var key = key();
        try {
            var answer = question.get();
            keep(key, new Kept(answer, System.nanoTime()));
            isAway.set(false);
            return answer;
        } catch (RuntimeException failure) {
            var last = Outage.is(failure) ? recall(key) : null;
            if (last == null) {
                throw failure;
            }
            if (!isAway.getAndSet(true)) {
                LOG.warn("The database is away; the last good answers are given", failure);
            }
            return stale(last);
        }
    }

    private ResponseEntity<byte[]> stale(Kept last) {
        return ResponseEntity.ok()
                .headers(headers -> {
                    headers.putAll(last.answer().getHeaders());
                    headers.set(LAG, String.valueOf(last.lag()));
                })
                .header(HttpHeaders.WARNING, "110 - \"Response is Stale\"")
                .header(HttpHeaders.AGE, String.valueOf(last.age().toSeconds()))
                .body(last.answer().getBody());
    }

    private static String key() {
        if (!(RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            throw new IllegalStateException("Only questions over HTTP are remembered");
        }
        var request = attributes.getRequest();
        return request.getRequestURI() + '?' + request.getQueryString() + ' ' + request.getHeader(HttpHeaders.ACCEPT);
    }

    private synchronized @Nullable Kept recall(String key) {
        return kept.get(key);
    }

    private synchronized void keep(String key, Kept answer) {
        var replaced = kept.remove(key);
        size -= replaced == null ? 0 : replaced.size();
        if (answer.size() > LARGEST) {
            return;
        }
        kept.put(key, answer);
        size += answer.size();
        while (kept.size() > properties.lastGoodAnswers()
                || size > properties.lastGoodSize().toBytes()) {
            size -= kept.pollFirstEntry().getValue().size();
        }
    }
}
