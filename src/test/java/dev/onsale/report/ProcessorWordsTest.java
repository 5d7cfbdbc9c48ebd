package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.machine.ProcessorUse;
import dev.onsale.report.document.Style;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProcessorWordsTest {
    private static final ProcessorUse BUSY = new ProcessorUse(0.08, 0.12, 0.71, false, "stress-ng", 0.0, 0.83);
    private static final ProcessorUse QUIET = new ProcessorUse(0.3, 0.2, 0.01, false, null, 0.0, 0.2);
    private static final ProcessorUse BLIND = new ProcessorUse(0.08, null, 0.4, true, "nginx", 0.03, null);

    private static RunSummary summary(Run judged, @Nullable ProcessorUse use) {
        return Runs.seeded(1)
                .processor(use)
                .judged(judged.summary().verdict())
                .run()
                .summary();
    }

    @Test
    void othersAreNamedWithTheirShareWhateverTheVerdict() {
        assertThat(ProcessorWords.of(summary(Verdicts.pass(), BUSY)))
                .hasValue("other programs used 71 % of this machine's cores (most of it stress-ng); the injector 8 %,"
                        + " the target 12 %. Somebody waited for a core 83 % of the time");
        assertThat(ProcessorWords.advice(summary(Verdicts.pass(), BUSY)))
                .as("a pass asks for nothing")
                .isEmpty();
    }

    @Test
    void aQuietMachineIsToldOnlyWhereTheVerdictIsOpen() {
        assertThat(ProcessorWords.of(summary(Verdicts.pass(), QUIET))).isEmpty();
        assertThat(ProcessorWords.of(summary(Verdicts.pending(), QUIET))).isPresent();
        assertThat(ProcessorWords.advice(summary(Verdicts.pending(), QUIET))).isEmpty();
    }

    @Test
    void whatNobodyCouldTellApartIsSaid() {
        assertThat(ProcessorWords.of(summary(Verdicts.invalid(), BLIND)))
                .hasValue("other programs used 40 % of this machine's cores (most of it nginx), the target among them;"
                        + " the injector 8 %; the hypervisor took 3 %");
        assertThat(ProcessorWords.advice(summary(Verdicts.invalid(), BLIND)))
                .containsExactly(
                        "Others, the target among them, had 40 % of this machine's cores: make the load on a machine of"
                                + " its own.",
                        "Use a machine whose cores are its own: the hypervisor gave 3 % of their time to others.");
    }

    @Test
    void whereTheSystemDoesNotTellNothingIsSaid() {
        assertThat(ProcessorWords.of(summary(Verdicts.invalid(), null))).isEmpty();
        assertThat(ProcessorWords.advice(summary(Verdicts.invalid(), null))).isEmpty();
    }

    @Test
    void everyReportOfAnInvalidRunSaysIt() {
        Run run = Runs.seeded(1)
                .processor(BUSY)
                .judged(Verdicts.invalid().summary().verdict())
                .run();

        assertThat(TextReport.render(run, Runs.baselines(), Style.PLAIN))
                .contains("other programs used 71 % of this machine", "Stop what else runs");
        assertThat(MarkdownReport.render(run, "index.html")).contains("other programs used 71 % of this machine");
        assertThat(HtmlReport.render(run, Runs.baselines()).replace('\u00a0', ' '))
                .contains("other programs used 71 %");
        assertThat(JunitReport.render(run)).contains("other programs used 71 % of this machine");
    }
}
