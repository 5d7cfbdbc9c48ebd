package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.judge.Finished;
import dev.onsale.record.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How many visitors got what they came for and what share of requests failed, in one sentence: it tops every report. */
final class FinishedWords {
    /** Shares from here on have no decimals elsewhere. */
    private static final double ROUNDED_FROM = 0.0995;

    private FinishedWords() {}

    /** {@code 154 of 200 visitors finished (bought 120, done 34); 71 of 612 requests failed (11.6 %)}. */
    static String of(RunSummary summary) {
        Finished finished = Finished.of(summary);
        return visitors(finished) + "; " + requests(finished);
    }

    private static String visitors(Finished finished) {
        if (finished.plain()) {
            return ends(finished);
        }
        if (finished.visitors() == 0) {
            return "no visitor's end is known";
        }
        List<String> how = new ArrayList<>();
        if (finished.bought() > 0) {
            how.add("bought " + Figures.count(finished.bought()));
        }
        if (finished.done() > 0) {
            how.add("done " + Figures.count(finished.done()));
        }
        return Figures.count(finished.finished()) + " of " + visitors(finished.visitors()) + " finished"
                + (how.isEmpty() ? "" : " (" + String.join(", ", how) + ")");
    }

    /** A plain simulation tells of requests only: how often its last one succeeded is what is known of ends. */
    private static String ends(Finished finished) {
        if (finished.ends().isEmpty()) {
            return visitors(finished.visitors()) + ", of whom nobody knows how many finished";
        }
        return finished.ends().stream()
                        .map(end -> (finished.ends().size() > 1 ? end.scenario() + ": " : "")
                                + String.join(" or ", end.steps()) + ", the last step, succeeded "
                                + (end.succeeded() == 1
                                        ? "once"
                                        : end.succeeded() == 0 ? "never" : Figures.count(end.succeeded()) + " times"))
                        .collect(Collectors.joining(", "))
                + " for " + visitors(finished.visitors());
    }

    private static String visitors(long count) {
        return Figures.count(count) + (count == 1 ? " visitor" : " visitors");
    }

    /** As finely as anybody asks: {@code 0.04 %}, {@code 11.6 %}. */
    private static String share(double share) {
        return share < ROUNDED_FROM || share > 1 - ROUNDED_FROM
                ? Figures.share(share)
                : Figures.decimal(share * 100, 1) + " %";
    }

    private static String requests(Finished finished) {
        if (finished.responses() == 0) {
            return "no request was answered";
        }
        return Figures.count(finished.failed()) + " of "
                + Figures.count(finished.responses()) + (finished.responses() == 1 ? " request" : " requests")
                + " failed"
                + (finished.failed() == 0
                        ? ""
                        : " (" + share(Facts.share(finished.failed(), finished.responses())) + ")");
    }
}
