package mayday.standalone.incidentfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of an account's windows is sound, and what is not.
 *
 * @param windows intervals that begin before they end, in the order of the file
 */
public record Impact(List<Window> windows, List<Oddity> oddities) {

    /** A window as the file has it; anything may be missing. */
    record Stated(
            @Nullable String system,
            @Nullable Moment from,
            @Nullable Moment to,
            @Nullable String level,
            String words) {}

    static Impact of(List<Stated> stated, Stamps stamps, List<String> systems) {
        if (stated.isEmpty()) {
            return new Impact(assumed(stamps, systems), List.of());
        }
        var windows = new ArrayList<Window>();
        var oddities = new ArrayList<Oddity>();
        for (int index = 0; index < stated.size(); index++) {
            var window = stated.get(index);
            var fault = fault(window);
            if (fault.isPresent()) {
                oddities.add(new Oddity("window " + (index + 1), window.words(), fault.get()));
            } else {
                windows.add(sound(window));
                if (window.level() != null && Wording.level(window.level()).isEmpty()) {
                    oddities.add(new Oddity(
                            "window " + (index + 1) + " level",
                            window.level(),
                            "the level is none that is known, so PARTIAL was assumed"));
                }
            }
        }
        return new Impact(windows, oddities);
    }

    private static Optional<String> fault(Stated window) {
        if (window.system() == null) {
            return Optional.of("the window names no system, so no interval was recorded");
        }
        if (window.from() == null || window.to() == null) {
            return Optional.of("the window has no readable %s, so no interval was recorded"
                    .formatted(window.from() == null ? "start" : "end"));
        }
        if (!window.from().isTimed() || !window.to().isTimed()) {
            return Optional.of("the window is known to the day only, so no interval was recorded");
        }
        return window.to().at().isBefore(window.from().at())
                ? Optional.of("the window ends before it starts, so no interval was recorded")
                : Optional.empty();
    }

    @SuppressWarnings("NullAway") // Only windows without a fault come here.
    private static Window sound(Stated window) {
        var level = Wording.level(window.level());
        return new Window(
                window.system(),
                window.from().at(),
                window.to().at(),
                level.orElse("PARTIAL"),
                level.isEmpty(),
                level.isEmpty() ? "The account does not say how badly." : null);
    }

    private static List<Window> assumed(Stamps stamps, List<String> systems) {
        var start = stamps.impactStart();
        if (start == null || !start.isTimed()) {
            return List.of();
        }
        return Stream.of(Optional.ofNullable(stamps.mitigated()), Optional.ofNullable(stamps.resolved()))
                .flatMap(Optional::stream)
                .filter(end -> end.isTimed() && end.at().isAfter(start.at()))
                .findFirst()
                .map(end -> systems.stream()
                        .map(system -> new Window(
                                system,
                                start.at(),
                                end.at(),
                                "PARTIAL",
                                true,
                                "The account states no windows: from its start to its end, the level is a guess."))
                        .toList())
                .orElse(List.of());
    }
}
