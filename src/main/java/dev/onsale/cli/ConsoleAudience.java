package dev.onsale.cli;

import dev.onsale.plan.ControlCharacters;
import dev.onsale.record.Progress;
import dev.onsale.rehearse.Audience;
import dev.onsale.report.ProgressLine;
import dev.onsale.report.Style;

/** Shows a rehearsal on the console: often on a terminal, every few seconds in a log. */
final class ConsoleAudience implements Audience {

    private static final long LOG_EVERY_MS = 5_000;

    private final Console console;
    private long loggedMs = -LOG_EVERY_MS;

    ConsoleAudience(Console console) {
        this.console = console;
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
