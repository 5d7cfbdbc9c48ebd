package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadlineTest {

    @Test
    void aRegressedCellIsWordedInFiguresWhereverItStandsAmongTheReasons() {
        Headline headline = Headline.of(Verdicts.regressed().summary());

        assertThat(headline.decisive()).startsWith("browse p50 4.2× slower");
        assertThat(headline.further()).first().asString().startsWith("browse ");
        assertThat(headline.further()).anyMatch(reason -> reason.startsWith("over budget: hold p99"));
    }

    @Test
    void theVerdictsOwnWordIsNotSaidTwice() {
        assertThat(Headline.of(Verdicts.invalid().summary()).decisive()).startsWith("visitors started");
        assertThat(Headline.of(Verdicts.pending().summary()).decisive()).startsWith("seat-map ");
    }

    @Test
    void whatWasNotComparedIsNotPraised() {
        assertThat(Headline.of(Verdicts.notCompared().summary()).means()).contains("compared with nothing");
        assertThat(Headline.of(Verdicts.pass().summary()).means()).contains("would have been detected");
    }
}
