package mayday.timeline.downtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Time down against a reference that was written from the definition alone: for every single millisecond it asks every
 * episode what the level is, and counts. It shares nothing with the production code but the events.
 */
class RandomImpactTest {

    private static final int RANGE = 60;
    private static final int CLIP = 70;
    private static final List<String> SYSTEMS = List.of("cart", "checkout", "search");
    private static final List<Level> LEVELS = List.of(Level.DOWN, Level.PARTIAL, Level.DEGRADED);
    private static final List<String> PARTS = List.of("", "eu", "us");

    @Test
    void forty_thousand_random_histories_have_the_time_down_of_the_reference() {
        var seed = 4_711L;
        var random = new Random(seed);
        for (int run = 0; run < 40_000; run++) {
            var events = history(random);
            var timeDown = Episodes.impact(events, Optional.empty()).timeDown(CLIP);
            var reference = new Reference(events);
            if (!reference.agreesWith(timeDown)) {
                throw new AssertionError("seed %d run %d: %s gave %s".formatted(seed, run, events, timeDown));
            }
        }
    }

    @Test
    void the_reference_notices_a_millisecond() {
        var events = List.of(event(1, 10, true, "cart", "", Level.DOWN), event(2, 20, true, "cart", "", null));
        var wrong = List.of(events.get(0), event(2, 21, true, "cart", "", null));

        assertThat(new Reference(events)
                        .agreesWith(Episodes.impact(events, Optional.empty()).timeDown(CLIP)))
                .isTrue();
        assertThat(new Reference(events)
                        .agreesWith(Episodes.impact(wrong, Optional.empty()).timeDown(CLIP)))
                .isFalse();
    }

    private static List<ImpactEvent> history(Random random) {
        var events = new ArrayList<ImpactEvent>();
        for (int sequence = 1; sequence <= 1 + random.nextInt(14); sequence++) {
            var level = random.nextInt(3) == 0 ? null : LEVELS.get(random.nextInt(3));
            events.add(event(
                    sequence,
                    random.nextInt(RANGE),
                    random.nextInt(12) > 0,
                    SYSTEMS.get(random.nextInt(SYSTEMS.size())),
                    PARTS.get(random.nextInt(PARTS.size())),
                    level));
        }
        return events;
    }

    private static ImpactEvent event(
            int sequence, int millis, boolean timed, String system, String region, @Nullable Level level) {
        return new ImpactEvent(
                new UUID(0, sequence),
                sequence,
                Instant.ofEpochMilli(millis),
                timed,
                false,
                new ImpactEvent.Target(system, "", region),
                level,
                false,
                false);
    }

    /** One letter per system and millisecond. */
    private static final class Reference {

        private final char[][] levels = new char[SYSTEMS.size()][CLIP];
        private final boolean[] named = new boolean[SYSTEMS.size()];
        private boolean open;

        Reference(List<ImpactEvent> events) {
            for (int system = 0; system < SYSTEMS.size(); system++) {
                for (var part : PARTS) {
                    replay(system, part, events);
                }
            }
        }

        /** Walks the log of one key; at each end, and after the last event, paints the episode. */
        private void replay(int system, String part, List<ImpactEvent> events) {
            List<ImpactEvent> said = new ArrayList<>();
            boolean isOpen = false;
            for (var event : events) {
                if (!event.target().system().equals(SYSTEMS.get(system))
                        || !event.target().region().equals(part)) {
                    continue;
                }
                named[system] = true;
                if (event.level() == null) {
                    if (isOpen) {
                        paint(system, said, event.timed() ? (int) event.millis() : -1, !event.timed());
                    }
                    said = new ArrayList<>();
                    isOpen = false;
                } else {
                    isOpen = true;
                    if (event.timed()) {
                        said.add(event);
                    }
                }
            }
            if (isOpen) {
                open = true;
                paint(system, said, CLIP, false);
            }
        }

        private void paint(int system, List<ImpactEvent> said, int end, boolean endUnknown) {
            var last = endUnknown ? lastInstant(said) : end;
            for (int at = 0; at < last; at++) {
                var letter = letterAt(said, at);
                if (letter != 0 && (levels[system][at] == 0 || letter < levels[system][at])) {
                    levels[system][at] = letter;
                }
            }
        }

        /** Where an end is not known, the last level was never measured. */
        private static int lastInstant(List<ImpactEvent> said) {
            return (int) said.stream().mapToLong(ImpactEvent::millis).max().orElse(0);
        }

        /** 'a' is the gravest. The latest that was said to hold by then, and of the same instant the last said. */
        private static char letterAt(List<ImpactEvent> said, int at) {
            ImpactEvent holds = null;
            for (var event : said) {
                if (event.millis() <= at && (holds == null || event.millis() >= holds.millis())) {
                    holds = event;
                }
            }
            return holds == null || holds.level() == null ? 0 : letter(holds.level());
        }

        private static char letter(Level level) {
            return (char) ('a' + LEVELS.indexOf(level));
        }

        boolean agreesWith(TimeDown timeDown) {
            var overall = new char[CLIP];
            int listed = 0;
            for (int system = 0; system < SYSTEMS.size(); system++) {
                if (named[system]) {
                    if (!agrees(timeDown.systems().get(listed++), levels[system], SYSTEMS.get(system))) {
                        return false;
                    }
                    gravest(overall, levels[system]);
                }
            }
            return listed == timeDown.systems().size()
                    && open == timeDown.ongoing()
                    && count(overall, 'a') == timeDown.downMillis()
                    && count(overall, 'b') == timeDown.partialMillis()
                    && count(overall, 'c') == timeDown.degradedMillis()
                    && any(overall) == timeDown.anyImpactMillis();
        }

        private static void gravest(char[] overall, char[] levels) {
            for (int at = 0; at < CLIP; at++) {
                if (levels[at] != 0 && (overall[at] == 0 || levels[at] < overall[at])) {
                    overall[at] = levels[at];
                }
            }
        }

        /** The segments, painted, are the same picture, and the sums are its counts. */
        private static boolean agrees(TimeDown.SystemTimeDown ours, char[] levels, String name) {
            var painted = new char[CLIP];
            for (var segment : ours.segments()) {
                var to = segment.to() == null ? CLIP : segment.to().toEpochMilli();
                for (var at = segment.from().toEpochMilli(); at < to; at++) {
                    if (painted[(int) at] != 0 || segment.because().isEmpty()) {
                        return false;
                    }
                    painted[(int) at] = letter(Level.valueOf(segment.level()));
                }
            }
            return ours.system().equals(name)
                    && Arrays.equals(painted, levels)
                    && ours.downMillis() == count(levels, 'a')
                    && ours.partialMillis() == count(levels, 'b')
                    && ours.degradedMillis() == count(levels, 'c')
                    && ours.anyImpactMillis() == any(levels);
        }

        private static long count(char[] levels, char letter) {
            long count = 0;
            for (var level : levels) {
                count += level == letter ? 1 : 0;
            }
            return count;
        }

        private static long any(char[] levels) {
            return CLIP - count(levels, (char) 0);
        }
    }
}
