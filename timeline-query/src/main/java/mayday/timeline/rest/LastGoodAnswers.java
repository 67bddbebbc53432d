package mayday.timeline.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Remembers the last good answers, and gives them, marked as stale, while the database is away. */
@Component
public class LastGoodAnswers {

    private record Kept(ResponseEntity<byte[]> answer, Instant at) {

        int size() {
            var body = answer.getBody();
            return 512 + (body == null ? 0 : body.length);
        }
    }

    private static final int LARGEST = 256 * 1024;

    private final RestProperties properties;
    private final Clock clock;
    private final LinkedHashMap<String, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long size;

    LastGoodAnswers(RestProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /** The answer, or the last good one to the same question while the database is away. */
    public ResponseEntity<byte[]> answer(Supplier<ResponseEntity<byte[]>> question) {
        var key = key();
        try {
            var answer = question.get();
            keep(key, new Kept(answer, clock.instant()));
            return answer;
        } catch (DataAccessException | TransactionException away) {
            var last = recall(key);
            if (last == null) {
                throw away;
            }
            return stale(last);
        }
    }

    private ResponseEntity<byte[]> stale(Kept last) {
        var age = Duration.between(last.at(), clock.instant());
        return ResponseEntity.ok()
                .headers(headers -> {
                    headers.putAll(last.answer().getHeaders());
                    headers.set("Timeline-Lag-Ms", String.valueOf(age.toMillis()));
                })
                .header(HttpHeaders.WARNING, "110 - \"Response is Stale\"")
                .header(HttpHeaders.AGE, String.valueOf(age.toSeconds()))
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
