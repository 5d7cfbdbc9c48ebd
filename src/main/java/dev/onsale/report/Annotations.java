package dev.onsale.report;

import dev.onsale.plan.ControlCharacters;
import dev.onsale.record.RunSummary;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict as workflow commands of GitHub Actions, {@code ::error title=…::…}, one line each: what decided it and the
 * first of the other reasons (GitHub shows ten of a kind in a step).
 */
public final class Annotations {
    private Annotations() {}

    public static List<String> of(RunSummary summary) {
        Headline headline = Headline.of(summary);
        String title = "onsale " + summary.plan().name() + ": " + headline.word();
        String command = command(summary.verdict());
        List<String> lines = new ArrayList<>();
        lines.add(line(command, title, headline.decisive()));
        headline.further().forEach(reason -> lines.add(line(command, title, reason)));
        return lines;
    }

    /** Of a sweep likewise. */
    public static List<String> of(SweepSummary sweep) {
        String title = "onsale " + sweep.conditions().plan() + " sweep: "
                + sweep.found().judgement().name();
        String command = switch (sweep.found().judgement()) {
            case FAIL, INVALID -> "error";
            case INCONCLUSIVE -> "warning";
            case PASS -> "notice";
        };
        return SweepWords.reasons(sweep).stream()
                .map(reason -> line(command, title, reason))
                .toList();
    }

    /** A run that was not judged fails the job too; one that was compared with nothing must not pass unseen. */
    private static String command(@Nullable Verdict verdict) {
        if (verdict == null) {
            return "error";
        }
        boolean compared = verdict.comparison().confirmation() != ConfirmationMode.NOT_COMPARED;
        return switch (verdict.judgement()) {
            case FAIL, INVALID -> "error";
            case INCONCLUSIVE -> "warning";
            case PASS -> compared ? "notice" : "warning";
        };
    }

    private static String line(String command, String title, String message) {
        return "::" + command + " title=" + property(title) + "::" + data(message);
    }

    private static String data(String text) {
        return ControlCharacters.replaced(
                text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"));
    }

    /** In a property a colon or a comma would end it. */
    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
