package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadlineTest {

    @Test
    void aRegressedCellIsWordedInFiguresWhereverItStandsAmongTheReasons() {
        Headline headline = Headline.of(Verdicts.regressed().summary());

        assertThat(headline.decisive()).startsWith("browse p95 4.3× slower");
        assertThat(headline.further()).first().asString().startsWith("browse p50 4.1× slower");
        assertThat(headline.further()).last().asString().startsWith("over budget: hold p99");
    }

    @Test
    void theVerdictsOwnWordIsNotSaidTwice() {
        assertThat(Headline.of(Verdicts.invalid().summary()).decisive()).startsWith("the injector started");
        assertThat(Headline.of(Verdicts.pending().summary()).decisive()).startsWith("seat-map p95 was flagged");
    }

    @Test
    void whatWasNotComparedIsNotPraised() {
        assertThat(Headline.of(Verdicts.notCompared().summary()).means()).contains("compared with nothing");
        assertThat(Headline.of(Verdicts.pass().summary()).means()).contains("would have been seen");
    }
}
