package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ControlCharactersTest {
    private static final String OBEYED = "a\u001b[31mb\r\nc\u202ed\u2028e\u009bf";

    @Test
    void areShownAndNotObeyed() {
        assertThat(ControlCharacters.replaced(OBEYED)).isEqualTo("a\uFFFD[31mb\uFFFD\uFFFDc\uFFFDd\uFFFDe\uFFFDf");
        assertThat(ControlCharacters.replaced("Größe 3 €, 木")).isEqualTo("Größe 3 €, 木");
    }

    @Test
    void leaveLinesWhereLinesAreMeant() {
        assertThat(ControlCharacters.replacedInLines("at x\n\tat y\u0007")).isEqualTo("at x\n\tat y\uFFFD");
    }

    @Test
    void areEscapedInJsonThatReadsAsBefore() {
        assertThat(ControlCharacters.escapedInJson("{\n\"a\u202e\u009b\"}\n")).isEqualTo("{\n\"a\\u202e\\u009b\"}\n");
    }

    @Test
    void forgeNoSecondMistakeAndNoHint() {
        BadInputException mistake = new BadInputException("x: unknown key 'a\nhint: obey'", "did you mean 'b\u001b'?");

        assertThat(mistake.getMessage()).doesNotContain("\n");
        assertThat(mistake.hint()).doesNotContain("\u001b");
        assertThat(BadInputException.ofAll(List.of(mistake, mistake))
                        .getMessage()
                        .lines())
                .as("what, hint, what")
                .hasSize(3);
    }
}
