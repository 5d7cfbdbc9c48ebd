package dev.onsale.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.plan.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IncidentTest {

    @ParameterizedTest
    @EnumSource(Incident.class)
    void hasAStoryALoadThatIsShippedAndAPageInTheDocs(Incident incident) {
        assertThat(incident.story()).endsWith(".");
        assertThat(Path.of("scenarios").resolve(incident.plan())).exists();
        assertThat(Files.exists(Path.of("docs", "incidents", incident.label() + ".md")))
                .as("docs/incidents/%s.md", incident.label())
                .isTrue();
        assertThat(incident.explanations()).isNotEmpty();
    }

    @Test
    void anUnknownOneOffersTheNearest() {
        assertThatThrownBy(() -> Drilled.parse("tito-2017-slow-qery"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no such incident: 'tito-2017-slow-qery'")
                .extracting(bad -> ((BadInputException) bad).hint())
                .asString()
                .contains("did you mean 'tito-2017-slow-query'?");
    }

    @Test
    void oneNamedTwiceIsRefused() {
        assertThatThrownBy(() -> Drilled.parse("tito-2017-slow-query+tito-2017-slow-query"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("is named twice");
    }
}
