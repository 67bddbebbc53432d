package mayday.standalone.replay;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One figure, from all who have it.
 *
 * @param published as the account prints it
 * @param byTheClock plain arithmetic between instants of the account
 * @param computed as Mayday has it
 * @param why they differ; absent where they agree
 */
public record Compared(
        String name,
        @Nullable Duration published,
        @Nullable Duration byTheClock,
        @Nullable Duration computed,
        @Nullable String why) {

    Optional<Difference> difference() {
        return Optional.ofNullable(why)
                .map(reason -> new Difference(
                        name,
                        text(published != null ? published : byTheClock),
                        text(published == null || computed != null ? computed : byTheClock),
                        reason));
    }

    private static @Nullable String text(@Nullable Duration duration) {
        return duration == null ? null : duration.toString();
    }
}
