package dev.onsale.judge;

import dev.onsale.record.Verdict;
import dev.onsale.report.Wording;

/** Verdicts with the words in which they are stored, so that a test may read what people would. */
final class Worded {
    private Worded() {}

    static Verdict judge(Evidence evidence) {
        return Wording.of(evidence.candidate().run().summary(), Judge.judge(evidence));
    }
}
