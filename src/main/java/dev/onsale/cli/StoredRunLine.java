package dev.onsale.cli;

import dev.onsale.plan.ControlCharacters;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.baseline.StoredRun;
import dev.onsale.report.LabelWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Formats one baseline run as one line. */
final class StoredRunLine {
    private StoredRunLine() {}

    /**
     * @param newest the run to compare with, besides this machine
     * @param machine the fingerprint fields that depend on this machine
     */
    static String of(StoredRun run, @Nullable RunSummary newest, Map<String, String> machine, long nowMs) {
        return ControlCharacters.replaced(line(run, newest, machine, nowMs));
    }

    private static String line(StoredRun run, @Nullable RunSummary newest, Map<String, String> machine, long nowMs) {
        RunSummary summary = run.summary();
        if (summary == null || newest == null) {
            return run.id() + "  unusable: " + run.problem();
        }
        Verdict verdict = summary.verdict();
        List<String> parts = new ArrayList<>();
        parts.add(run.id());
        parts.add(age(nowMs - summary.measured().times().createdAtMs()));
        parts.add(verdict == null ? "not judged" : verdict.judgement().name().toLowerCase(Locale.ROOT));
        parts.add(summary.measured().totals().responses() + " responses");
        if (run.pinned()) {
            parts.add("pinned");
        }
        parts.add(comparable(summary, newest, machine));
        String labels = LabelWords.of(summary);
        if (!labels.isEmpty()) {
            parts.add(labels);
        }
        return String.join("  ", parts);
    }

    static String age(long ms) {
        if (ms < 0) {
            return "recorded in the future";
        }
        long days = Duration.ofMillis(ms).toDays();
        return days == 0 ? "today" : days == 1 ? "1 day old" : days + " days old";
    }

    private static String comparable(RunSummary summary, RunSummary newest, Map<String, String> machine) {
        Map<String, String> fields = summary.conditions().fingerprint().fields();
        List<String> elsewhere = new ArrayList<>();
        machine.forEach((name, here) -> {
            String there = fields.getOrDefault(name, "absent");
            if (!there.equals(here)) {
                elsewhere.add(name + " " + there + ", here " + here);
            }
        });
        if (!elsewhere.isEmpty()) {
            return "not comparable here: " + String.join("; ", elsewhere);
        }
        Set<String> unlike = summary.conditions()
                .fingerprint()
                .differencesFrom(newest.conditions().fingerprint())
                .keySet();
        return unlike.isEmpty() ? "comparable here" : "differs from the newest in " + String.join(", ", unlike);
    }
}
