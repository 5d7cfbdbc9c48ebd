package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.plan.ControlCharacters;
import dev.onsale.record.live.Progress;
import dev.onsale.report.document.Style;
import dev.onsale.report.document.Text;
import dev.onsale.report.document.Tone;
import java.util.ArrayList;
import java.util.List;

/** A run under way in one line. How often it is asked for, and where it goes, is the caller's business. */
public final class ProgressLine {
    private static final int BAR_WIDTH = 20;

    private ProgressLine() {}

    /**
     * {@code doors 12 s of 23 s  412/744 visitors, 3 late  in flight 87  bought 120  p95 412 ms  errors 0 %}, for
     * logs that keep every line.
     *
     * @return no line feed, no control code but colours, and no more columns than the style has
     */
    public static String render(Progress progress, Style style) {
        return line(progress, style, "", style.width());
    }

    /**
     * The same with a bar, for a terminal where one line is written over: begins with a carriage return and covers what
     * the line before left standing. The last column stays free, because a full line would wrap.
     */
    public static String rewritten(Progress progress, Style style) {
        return "\r" + line(progress, style, bar(progress) + " ", style.width() - 1);
    }

    private static String line(Progress progress, Style style, String bar, int width) {
        List<Part> parts = parts(progress, bar);
        // Errors and p95 matter most and stand last: on a narrow terminal the bar gives way, then the middle.
        if (columns(parts) > width) {
            parts.set(0, phase(progress, ""));
        }
        while (columns(parts) > width && parts.size() > 3) {
            parts.remove(parts.size() > 4 ? 2 : 1);
        }
        StringBuilder line = new StringBuilder();
        int columns = 0;
        for (Part part : parts) {
            String gap = columns == 0 ? "" : "  ";
            if (columns + gap.length() >= width) {
                break;
            }
            String text = Text.cut(part.text(), width - columns - gap.length());
            columns += gap.length() + text.length();
            line.append(gap).append(part.tone() == Tone.QUIET ? text : style.paint(part.tone(), text));
        }
        return bar.isEmpty() ? line.toString() : line + " ".repeat(width - columns);
    }

    private static List<Part> parts(Progress progress, String bar) {
        List<Part> parts = new ArrayList<>();
        parts.add(phase(progress, bar));
        long late = progress.visitors().due() - progress.visitors().started();
        parts.add(new Part(
                Tone.QUIET,
                Figures.count(progress.visitors().started())
                        + (progress.visitors().planned() == Progress.NOT_KNOWN
                                ? ""
                                : "/" + Figures.count(progress.visitors().planned()))
                        + " visitors"
                        + (late > 0 ? ", " + Figures.count(late) + " late" : "")));
        parts.add(new Part(
                Tone.QUIET, "in flight " + Figures.count(progress.visitors().inFlight())));
        if (progress.visitors().bought() != Progress.NOT_KNOWN) {
            parts.add(new Part(
                    Tone.QUIET, "bought " + Figures.count(progress.visitors().bought())));
        }
        parts.add(new Part(Tone.QUIET, progress.p95Ms() < 0 ? "p95 –" : "p95 " + Figures.time(progress.p95Ms())));
        parts.add(new Part(
                progress.errorShare() > 0 ? Tone.BAD : Tone.QUIET, "errors " + Figures.share(progress.errorShare())));
        return parts;
    }

    private static Part phase(Progress progress, String bar) {
        return new Part(
                Tone.STRONG,
                Text.cut(ControlCharacters.replaced(progress.phase()), 20) + " " + bar
                        + Figures.instant(progress.elapsedMs()) + " of " + Figures.instant(progress.lengthMs()));
    }

    private static int columns(List<Part> parts) {
        return parts.stream().mapToInt(part -> part.text().length()).sum() + 2 * (parts.size() - 1);
    }

    private static String bar(Progress progress) {
        double share = progress.lengthMs() == 0 ? 1 : (double) progress.elapsedMs() / progress.lengthMs();
        int full = (int) Math.round(Math.max(0, Math.min(1, share)) * BAR_WIDTH);
        return "█".repeat(full) + "░".repeat(BAR_WIDTH - full);
    }

    private record Part(Tone tone, String text) {}
}
