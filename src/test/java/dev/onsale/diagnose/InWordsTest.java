package dev.onsale.diagnose;

import dev.onsale.record.Diagnosis;
import dev.onsale.report.Golden;
import dev.onsale.report.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of each mechanism, in full: with all that servers and a database told, and from response times alone. */
class InWordsTest {
    private static final long SEED = 4711;

    @Test
    void everyMechanismIsExplainedInTheSameWordsAsEver() {
        StringBuilder all = new StringBuilder();
        CleanRuns clean = new CleanRuns(SEED, CaseFiles.NAMES);
        for (Explanation wrong : Explanation.values()) {
            CaseFile file = CaseFiles.with(clean, 1, wrong);
            said(all, wrong.label() + ", all told", file);
            said(all, wrong.label() + ", response times alone", CaseFiles.stripped(file));
        }
        Golden.assertMatches("clues/explained.txt", all.toString());
    }

    private static void said(StringBuilder all, String of, CaseFile file) {
        all.append("# ").append(of).append('\n');
        List<Diagnosis> explained = Wording.explained(file.verdict(), Diagnose.of(file));
        for (Diagnosis each : explained.subList(0, Math.min(1, explained.size()))) {
            all.append(each.explanation()).append(": ").append(each.says()).append('\n');
            each.evidence()
                    .forEach(sentence -> all.append("- ").append(sentence).append('\n'));
            all.append("Refuted if: ").append(each.refutedBy()).append('\n');
        }
        all.append('\n');
    }
}
