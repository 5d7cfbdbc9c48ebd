package dev.onsale.cli;

import dev.onsale.export.Collector;
import dev.onsale.export.LiveExport;
import dev.onsale.plan.ControlCharacters;
import dev.onsale.record.live.Progress;
import dev.onsale.record.live.RunListener;
import dev.onsale.rehearse.RunObserver;
import dev.onsale.report.ProgressLine;
import dev.onsale.report.document.Style;
import java.util.Optional;

/** Shows a rehearsal on the console: often on a terminal, every few seconds in a log. */
final class ConsoleObserver implements RunObserver {

    private static final long LOG_EVERY_MS = 5_000;

    private final Console console;
    private final RunListener listener;
    private long loggedMs = -LOG_EVERY_MS;

    ConsoleObserver(Console console) {
        this(console, Optional.empty());
    }

    /** @param collector receives the metrics of each run while it runs */
    ConsoleObserver(Console console, Optional<Collector> collector) {
        this.console = console;
        listener = collector
                .<RunListener>map(named -> new LiveExport(named, this::sees, this::told, System::currentTimeMillis))
                .orElse(this::sees);
    }

    @Override
    public RunListener listener() {
        return listener;
    }

    @Override
    public void told(String line) {
        loggedMs = -LOG_EVERY_MS;
        console.progress("onsale: " + ControlCharacters.replaced(line));
    }

    @Override
    public void sees(Progress progress) {
        if (!console.rewritesProgress() && progress.elapsedMs() - loggedMs < LOG_EVERY_MS) {
            return;
        }
        loggedMs = progress.elapsedMs();
        console.live(ProgressLine.render(
                progress, new Style(console.coloursProgress(), Math.max(Style.WIDTH_MIN, console.width()))));
    }
}
