package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.live.Progress;
import dev.onsale.report.document.Style;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final Progress SURGE =
            new Progress(12_000, 23_000, "doors", new Progress.Visitors(744, 415, 412, 87, 120), 412.4, 0);

    @Test
    void aLogGetsPlainLines() {
        assertThat(ProgressLine.render(SURGE, Style.PLAIN))
                .isEqualTo("doors 12 s of 23 s  412/744 visitors, 3 late  in flight 87  bought 120  "
                        + "p95 412 ms  errors 0 %");
    }

    @Test
    void aTerminalGetsABarThatCoversTheLineBefore() {
        String line = ProgressLine.rewritten(SURGE, new Style(false, 120));

        assertThat(line).startsWith("\rdoors ██████████░░░░░░░░░░ 12 s of 23 s").hasSize(1 + 119);
    }

    @Test
    void errorsStandOutAndASilentTargetHasNoPercentile() {
        Progress silent = new Progress(1_000, 23_000, "early", new Progress.Visitors(744, 10, 10, 10, 0), -1, 0.25);

        assertThat(ProgressLine.render(silent, Style.COLOURED))
                .contains("p95 –", "\u001b[1;31merrors 25 %\u001b[0m")
                .doesNotContain("late");
    }

    @Test
    void aNarrowTerminalLosesTheMiddleAndKeepsTheErrors() {
        assertThat(ProgressLine.rewritten(SURGE, new Style(false, 80)))
                .startsWith("\rdoors 12 s of 23 s  412/744 visitors")
                .contains("p95 412 ms", "errors 0 %")
                .doesNotContain("in flight", "█");
    }

    @Property
    void theLineNeverWraps(
            @ForAll @StringLength(max = 60) String phase,
            @ForAll @LongRange(min = 0, max = 9_000_000) long visitors,
            @ForAll @DoubleRange(min = -1, max = 600_000) double p95Ms,
            @ForAll @DoubleRange(min = 0, max = 1) double errorShare,
            @ForAll @IntRange(min = 80, max = 200) int width) {
        Progress progress = new Progress(
                visitors,
                10_000_000,
                phase,
                new Progress.Visitors(visitors, visitors, visitors / 2, visitors, visitors),
                p95Ms,
                errorShare);

        assertThat(ProgressLine.render(progress, new Style(false, width))).hasSizeLessThanOrEqualTo(width);
        assertThat(ProgressLine.rewritten(progress, new Style(false, width))).hasSize(width);
    }
}
