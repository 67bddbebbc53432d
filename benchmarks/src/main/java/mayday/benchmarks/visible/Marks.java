package mayday.benchmarks.visible;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import mayday.benchmarks.measure.OpenLoop;

/** Texts by which what arrives is known to be what was sent, by whatever loop sent it. */
final class Marks {

    private final String name;
    private final Pattern mark;
    private final AtomicLong loops = new AtomicLong();
    private final ConcurrentHashMap<OpenLoop, Long> numbers = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, OpenLoop> byNumber = new ConcurrentHashMap<>();

    /** Marks of one name mean nothing to those of another. */
    Marks(String name) {
        this.name = name;
        this.mark = Pattern.compile(name + "-(\\d+)-(\\d+)-");
    }

    String of(OpenLoop loop, int operation) {
        var number = numbers.computeIfAbsent(loop, added -> {
            var next = loops.incrementAndGet();
            byNumber.put(next, added);
            return next;
        });
        return "%s-%d-%d-".formatted(name, number, operation);
    }

    void seenIn(String text) {
        var found = mark.matcher(text);
        if (found.find()) {
            var loop = byNumber.get(Long.valueOf(found.group(1)));
            if (loop != null) {
                loop.arrived(Integer.parseInt(found.group(2)));
            }
        }
    }
}
