package dev.onsale.cli;

import dev.onsale.plan.ControlCharacters;
import dev.onsale.record.Labels;
import dev.onsale.record.RunSummary;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.files.RunsFolder.Entry;
import dev.onsale.report.LabelWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Formats one run of the reports folder as one line. */
final class RunLine {
    private RunLine() {}

    static String of(Entry entry, long nowMs) {
        RunSummary run = entry.run();
        SweepSummary sweep = entry.sweep();
        List<String> parts = new ArrayList<>();
        parts.add(entry.id());
        if (run != null) {
            parts.addAll(of(run, nowMs));
        } else if (sweep != null) {
            parts.add(StoredRunLine.age(nowMs - sweep.conditions().createdAtMs()));
            parts.add(word(sweep.found().judgement()));
            parts.add("sweep of " + sweep.runs().size() + " runs");
        } else {
            parts.add(entry.problem());
        }
        return ControlCharacters.replaced(String.join("  ", parts));
    }

    private static List<String> of(RunSummary run, long nowMs) {
        Verdict verdict = run.verdict();
        List<String> parts = new ArrayList<>();
        parts.add(StoredRunLine.age(nowMs - run.measured().times().createdAtMs()));
        parts.add(
                verdict != null
                        ? word(verdict.judgement())
                        : run.labelled().containsKey(Labels.CONFIRMS) ? "fresh run" : "not judged");
        parts.add(run.measured().totals().responses() + " responses");
        String labels = LabelWords.of(run);
        if (!labels.isEmpty()) {
            parts.add(labels);
        }
        return parts;
    }

    private static String word(Verdict.Judgement judgement) {
        return judgement.name().toLowerCase(Locale.ROOT);
    }
}
