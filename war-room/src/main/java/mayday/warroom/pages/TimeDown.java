package mayday.warroom.pages;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import mayday.warroom.peers.Metrics;
import org.jspecify.annotations.Nullable;

/**
 * How long what was broken, exactly as the metrics API counts it.
 *
 * @param isGoingOn what has no end goes on now; of what was written down afterwards only the end is not known
 */
record TimeDown(Metrics metrics, boolean isGoingOn) {

    /** The gravest first. */
    private static final List<String> LEVELS = List.of("DOWN", "PARTIAL", "DEGRADED");

    private static final String IN_SEVERITY = "time_in_severity[";

    /**
     * The clock of one system: how long it has been at the level it is at, or else was at the gravest it ever had.
     *
     * @param millis up to {@code at}
     * @param open nobody said that the level ended
     * @param running it goes on, and so does the clock, from {@code at}
     */
    record Clock(String system, String level, long millis, Instant at, boolean open, boolean running) {

        public boolean isOpenEnded() {
            return open && !running;
        }

        public String word() {
            return (open ? "" : "was ") + state().word();
        }

        public String style() {
            return open ? state().style() : "up";
        }

        public String told() {
            return Told.duration(millis);
        }

        private IncidentView.SystemState state() {
            return new IncidentView.SystemState(system, level);
        }
    }

    /** @param sum counts on while what it measures goes on */
    record Figure(String name, Sum sum, String flags) {}

    /** None for a system of which no time is known: there is nothing to count, nor a level to count it at. */
    public List<Clock> clocks() {
        return metrics.timeDown().systems().stream()
                .filter(system -> !system.segments().isEmpty())
                .map(this::clock)
                .toList();
    }

    /** Of these those that are impacted since nobody knows when: what is counted is without them. */
    public List<IncidentView.SystemState> untimed(List<IncidentView.SystemState> now) {
        var timed = metrics.timeDown().systems().stream()
                .filter(TimeDown::isImpacted)
                .map(Metrics.SystemTime::system)
                .collect(toSet());
        return now.stream()
                .filter(system -> !system.level().isEmpty() && !timed.contains(system.name()))
                .toList();
    }

    /** The one to look at where there is room for one only: an open one if there is any. */
    public Optional<Clock> gravest() {
        return clocks().stream()
                .min(Comparator.comparing((Clock clock) -> !clock.open())
                        .thenComparingInt(clock -> LEVELS.indexOf(clock.level()))
                        .thenComparingLong(clock -> -clock.millis()));
    }

    private Clock clock(Metrics.SystemTime system) {
        var openLevel = LEVELS.stream().filter(level -> isOpen(system, level)).findFirst();
        var level = openLevel.orElseGet(() -> gravest(system));
        var isOpen = openLevel.isPresent();
        return new Clock(system.system(), level, millis(system, level), countedAt(), isOpen, isOpen && isGoingOn);
    }

    private static String gravest(Metrics.SystemTime system) {
        return LEVELS.stream()
                .filter(level -> millis(system, level) > 0)
                .findFirst()
                .orElse("DEGRADED");
    }

    private static long millis(Metrics.SystemTime system, String level) {
        return switch (level) {
            case "DOWN" -> system.downMillis();
            case "PARTIAL" -> system.partialMillis();
            default -> system.degradedMillis();
        };
    }

    private static boolean isOpen(Metrics.SystemTime system, String level) {
        return system.segments().stream()
                .anyMatch(segment -> segment.to() == null && segment.level().equals(level));
    }

    private static boolean isImpacted(Metrics.SystemTime system) {
        return system.segments().stream().anyMatch(segment -> segment.to() == null);
    }

    /** Nobody said that anything was impacted: none is told, as it is not known to be none. */
    public boolean isUnrecorded() {
        return metrics.timeDown().systems().isEmpty() && !metrics.timeDown().ongoing();
    }

    private Instant countedAt() {
        return metrics.clippedAt() == null ? Instant.EPOCH : metrics.clippedAt();
    }

    public Sum down() {
        var isDown = metrics.timeDown().systems().stream().anyMatch(system -> isOpen(system, "DOWN"));
        return sum(metrics.timeDown().downMillis(), isDown);
    }

    public Sum anyImpact() {
        var isImpacted = metrics.timeDown().systems().stream().anyMatch(TimeDown::isImpacted);
        return sum(metrics.timeDown().anyImpactMillis(), isImpacted);
    }

    public List<PerSystem> systems() {
        return metrics.timeDown().systems().stream().map(this::perSystem).toList();
    }

    private PerSystem perSystem(Metrics.SystemTime system) {
        return new PerSystem(
                system.system(),
                List.of(
                        sum(system.downMillis(), isOpen(system, "DOWN")),
                        sum(system.anyImpactMillis(), isImpacted(system))));
    }

    private Sum sum(long millis, boolean isOpen) {
        return new Sum(millis, isOpen, isOpen && isGoingOn ? countedAt() : null);
    }

    /** @param sums how long it was down, and how long there was any impact */
    record PerSystem(String system, List<Sum> sums) {}

    /**
     * A length that is made up of several.
     *
     * @param open nobody said that it ended
     * @param countingFrom the instant from which it goes on; absent where it does not
     */
    record Sum(long millis, boolean open, @Nullable Instant countingFrom) {

        public String told() {
            return Told.duration(millis);
        }

        /** Of one among several, where none is worth a dash. */
        public String toldInRow() {
            return millis == 0 && !open ? "–" : told();
        }

        public boolean isOpenEnded() {
            return open && countingFrom == null;
        }
    }

    /** What is the same length from the same start to the same end is told once; sums per severity are each their own. */
    public List<Figure> durations() {
        var seen = new HashSet<String>();
        return metrics.durations().stream()
                .filter(duration -> duration.from() != null)
                .filter(duration -> isPerSeverity(duration)
                        || seen.add(duration.from() + " " + duration.to() + " " + duration.millis()))
                .map(duration ->
                        new Figure(name(duration), sum(duration.millis(), isOngoing(duration)), flags(duration)))
                .toList();
    }

    private static boolean isOngoing(Metrics.Named duration) {
        return duration.flags() != null && duration.flags().contains("ongoing");
    }

    private static boolean isPerSeverity(Metrics.Named duration) {
        return duration.name().startsWith(IN_SEVERITY);
    }

    /** {@code time_in_severity[SEV2]} → {@code Time in SEV2}. */
    private static String name(Metrics.Named duration) {
        return isPerSeverity(duration)
                ? "Time in " + duration.name().substring(IN_SEVERITY.length()).replace("]", "")
                : Told.word(duration.name());
    }

    private static String flags(Metrics.Named duration) {
        var flags = duration.flags() == null ? List.<String>of() : duration.flags();
        return String.join(
                ", ", flags.stream().map(Told::word).map(String::toLowerCase).toList());
    }
}
