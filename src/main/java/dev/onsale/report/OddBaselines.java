package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Outlier;
import java.util.List;

/**
 * What is said of baseline runs that are unlike the others. They stay in the comparison, since what is left out by itself
 * would make the spread between runs look smaller than it is: whoever knows what their night was decides.
 *
 * @param plan whose baseline it is
 * @param store where the runs are kept, as a command names it; empty if unknown
 */
public record OddBaselines(String plan, String store) {

    /** {@code p95 4.1 times theirs in the median step}, {@code pay p95 9 times theirs}. */
    public static String told(Outlier outlier) {
        return outlier.what() + " " + Figures.few(outlier.times()) + " times theirs"
                + (outlier.ofOneStep() ? "" : " in the median step");
    }

    /** One sentence, with the command that drops it. */
    public String sentence(Outlier outlier) {
        return "baseline run " + outlier.run() + " is unlike the others (" + told(outlier)
                + "), which hides what is smaller: " + drop(List.of(outlier.run()));
    }

    /**
     * What would settle an open verdict.
     *
     * @param left how many runs would be compared with without them
     */
    String settling(List<String> runs, double left) {
        return "Compare without what is unlike the others: " + drop(runs)
                + (left < GateSettings.BASELINE_RUNS_MIN ? ", and record as many new runs in their place" : "");
    }

    private String drop(List<String> runs) {
        return "onsale baseline drop " + word(plan) + " " + String.join(" ", runs)
                + (store.isEmpty() ? "" : " --baselines " + word(store));
    }

    private static String word(String text) {
        return text.chars().anyMatch(Character::isWhitespace) ? "'" + text + "'" : text;
    }
}
