package dev.onsale.judge;

import dev.onsale.plan.GateSettings;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.Verdict.Outlier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is said of baseline runs that are unlike the others. They stay in the comparison, since what is left out by itself
 * would make the spread between runs look smaller than it is: whoever knows what their night was decides.
 *
 * @param outliers in the order of the runs
 * @param left how many runs would be compared with without them
 */
public record OutlierWords(List<Outlier> outliers, int left, String plan, String store) {

    /** @param store where the runs are kept, as a command names it; empty if unknown */
    public static OutlierWords of(List<Measured> baselines, String store) {
        List<Outlier> outliers = Outliers.among(baselines);
        String plan = baselines.isEmpty()
                ? ""
                : baselines.get(0).run().summary().plan().name();
        return new OutlierWords(outliers, baselines.size() - outliers.size(), plan, store);
    }

    /** {@code p95 4.1 times theirs in the median step}, {@code pay p95 9.0 times theirs}. */
    public static String told(Outlier outlier) {
        boolean allSteps = !outlier.what().contains(" ");
        return outlier.what() + " " + String.format(Locale.ROOT, outlier.times() < 1 ? "%.2f" : "%.1f", outlier.times())
                + " times theirs" + (allSteps ? " in the median step" : "");
    }

    /** {@code null} if there is none, as it is written down. */
    @Nullable
    List<Outlier> found() {
        return outliers.isEmpty() ? null : outliers;
    }

    /** One sentence each, with the command that drops it. */
    public List<String> sentences() {
        return outliers.stream()
                .map(outlier -> "baseline run " + outlier.run() + " is unlike the others (" + told(outlier)
                        + "), which hides what is smaller: " + drop(outlier.run()))
                .toList();
    }

    /** The reasons, and after the decisive one what is unlike the others: further down a report would not show it. */
    List<String> noted(List<String> reasons) {
        List<String> all = new ArrayList<>(reasons);
        all.addAll(Math.min(1, reasons.size()), sentences());
        return all;
    }

    /** What would settle an open verdict: first of all a comparison without them. */
    List<String> settling(Judgement judgement, List<String> settle) {
        if (outliers.isEmpty() || judgement != Judgement.INCONCLUSIVE) {
            return settle;
        }
        List<String> all = new ArrayList<>();
        all.add("a comparison without what is unlike the others: "
                + drop(outliers.stream().map(Outlier::run).collect(Collectors.joining(" ")))
                + (left < GateSettings.BASELINE_RUNS_MIN ? ", and as many new runs in their place" : ""));
        all.addAll(settle);
        return all;
    }

    private String drop(String runs) {
        return "onsale baseline drop " + word(plan) + " " + runs
                + (store.isEmpty() ? "" : " --baselines " + word(store));
    }

    private static String word(String text) {
        return text.chars().anyMatch(Character::isWhitespace) ? "'" + text + "'" : text;
    }
}
