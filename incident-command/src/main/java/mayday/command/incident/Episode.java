package mayday.command.incident;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of impact on one target, still open.
 *
 * @param levels the level from each instant on; empty where no instant is known well enough
 * @param last the level last spoken of, which counts where no instant decides
 */
record Episode(NavigableMap<Instant, ImpactLevel> levels, ImpactLevel last) {

    static Episode none(ImpactLevel level) {
        return new Episode(new TreeMap<>(), level);
    }

    @Nullable
    Instant start() {
        return levels.isEmpty() ? null : levels.firstKey();
    }

    boolean beginsAfter(Moment when) {
        return when.isTimed() && !levels.isEmpty() && levels.firstKey().isAfter(when.at());
    }

    boolean changesAfter(Moment when) {
        return when.isTimed() && !levels.isEmpty() && levels.lastKey().isAfter(when.at());
    }

    ImpactLevel levelAt(Moment when) {
        var known = when.isTimed() ? levels.floorEntry(when.at()) : null;
        return known == null ? last : known.getValue();
    }

    Episode with(Moment when, ImpactLevel level) {
        if (!when.isTimed()) {
            return new Episode(levels, level);
        }
        var more = new TreeMap<>(levels);
        more.put(when.at(), level);
        return new Episode(more, level);
    }
}
