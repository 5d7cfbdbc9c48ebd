package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeederMistakeTest {

    private static String told(String gatlings, String... empty) {
        return FeederMistake.in("Shop.java", gatlings, List.of(empty))
                .map(mistake -> String.valueOf(mistake.getMessage()))
                .orElse("");
    }

    @Test
    void aFileThatIsNowhereIsNamedWithTheLine() {
        assertThat(
                        told(
                                "Could not locate feeder file: Resource nowhere.csv not found (hint: Shop.<init>(Shop.java:7))"))
                .isEqualTo("Shop.java:7: feeder file not found: nowhere.csv");
    }

    @Test
    void anEmptyFileIsNamed() {
        assertThat(told("requirement failed: Feeder source is empty", "empty.csv"))
                .isEqualTo("Shop.java: its feeder file is empty: empty.csv");
    }

    @Test
    void aFeederThatGivesNothingOrFailsIsNamed() {
        assertThat(
                        told(
                                "Feeder csv(header.csv) crashed: feeder is now empty (hint: Shop.<init>(Shop.java:7)). Stopping engine"))
                .isEqualTo("Shop.java:7: its feeder csv(header.csv) has no row for the first visitor");
        assertThat(told("Feeder feed-8 crashed: j.l.IllegalStateException: no rows. Stopping engine"))
                .isEqualTo("Shop.java: its feeder feed-8 failed: j.l.IllegalStateException: no rows");
    }

    @Test
    void whatIsNoFeedersIsLeftToOthers() {
        assertThat(FeederMistake.in("Shop.java", "no vault", List.of())).isEmpty();
        assertThat(FeederMistake.in("Shop.java", null, List.of())).isEmpty();
    }

    @Test
    void aBeforeThatFailsBecauseOfWhomItAskedIsNoMistakeOfTheSimulation() {
        RuntimeException asked = new IllegalStateException(new java.net.ConnectException("Connection refused"));
        assertThat(BeforeFailure.of("Shop.java", "before()", asked))
                .isInstanceOf(HookFailedException.class)
                .hasMessageContaining("Shop.java: its before() failed");
        assertThat(BeforeFailure.of("Shop.java", "before()", new IllegalStateException("no vault")))
                .isInstanceOf(dev.onsale.plan.BadInputException.class);
    }
}
