package mayday.standalone;

import java.io.Console;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the terminal, beside what is printed; nothing at all where nobody watches. */
final class Progress implements AutoCloseable {

    private final Optional<ProgressBar> bar;
    private boolean isFirst = true;

    private Progress(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    static Progress over(int steps) {
        return new Progress(Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(_ -> bar(steps)));
    }

    private static ProgressBar bar(int steps) {
        return new ProgressBarBuilder()
                .setTaskName("Replaying")
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .clearDisplayOnFinish()
                .build();
    }

    /** The step before is done; this one begins. */
    void next(String what) {
        bar.ifPresent(shown -> {
            if (!isFirst) {
                shown.step();
            }
            shown.setExtraMessage(what);
        });
        isFirst = false;
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
