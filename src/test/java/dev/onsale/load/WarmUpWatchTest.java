package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmUpWatchTest {

    @Test
    void aCostThatFallsIsNotFlatAndOneThatRestsIs() {
        WarmUpWatch.Flattening cost = new WarmUpWatch.Flattening(0.15);

        assertThat(cost.isFlatAt(900)).as("nothing to compare it with").isFalse();
        assertThat(cost.isFlatAt(500)).isFalse();
        assertThat(cost.isFlatAt(300)).isFalse();
        assertThat(cost.isFlatAt(280)).isTrue();
    }

    @Test
    void aCostThatRisesHasComeToRest() {
        WarmUpWatch.Flattening cost = new WarmUpWatch.Flattening(0.15);
        cost.isFlatAt(300);

        assertThat(cost.isFlatAt(310)).isTrue();
    }
}
