package mayday.command.incident;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of impact on one target, still open.
 *
 * @param readings the level from each instant on; empty where no instant is known well enough
 * @param last what was said last, which counts where no instant decides
 */
record Episode(NavigableMap<Instant, Reading> readings, Reading last) {

    /** How grave it is said to be, and whether that is a guess. */
    record Reading(ImpactLevel level, boolean isAssumed) {

        /** A guess that it is as it is known to be adds nothing; knowledge in place of a guess does. */
        boolean isChangedBy(ImpactLevel other, boolean assumed) {
            return level != other || (isAssumed && !assumed);
        }
    }

    static Episode none(Reading reading) {
        return new Episode(new TreeMap<>(), reading);
    }

    @Nullable
    Instant start() {
        return readings.isEmpty() ? null : readings.firstKey();
    }

    /** When it began, as well as it is known; otherwise that moment. */
    Moment begin(Moment otherwise) {
        var start = start();
        return start == null ? otherwise : Moment.exactly(start);
    }

    boolean beginsAfter(Moment when) {
        return when.isTimed() && !readings.isEmpty() && readings.firstKey().isAfter(when.at());
    }

    /** Whether that moment tells better, or for the first time, when it began. */
    boolean isDatedBy(Moment when) {
        return beginsAfter(when) || (when.isTimed() && readings.isEmpty());
    }

    boolean changesAfter(Moment when) {
        return when.isTimed() && !readings.isEmpty() && readings.lastKey().isAfter(when.at());
    }

    Reading readingAt(Moment when) {
        var known = when.isTimed() ? readings.floorEntry(when.at()) : null;
        return known == null ? last : known.getValue();
    }

    Episode with(Moment when, Reading reading) {
        if (!when.isTimed()) {
            return new Episode(readings, reading);
        }
        var more = new TreeMap<>(readings);
        more.put(when.at(), reading);
        return new Episode(more, reading);
    }
}
