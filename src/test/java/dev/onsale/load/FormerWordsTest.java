package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.plan.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scenario in the earlier spelling is told the later one, at its line. */
class FormerWordsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pay(http(\"pay\").post(\"/pay\")).lapsedOn(409) | seatLostOn(…)",
                "pickSeats(http(\"hold\").post(\"/holds\")).seatTakenOn(409) | tryingElsewhere(3, waits)",
                "pay(http(\"pay\").post(\"/pay\")).paidOn(null) | orderStatus(request).paid(…)",
                "pickSeats(http(\"hold\").post(\"/holds\")).retrying(3, null) | tryingElsewhere(3, waits)",
                "waitInQueue().onlyWhenTurnedAway(http(\"enter\").get(\"/\"), 403) |"
                        + " until(\"token\").onlyWhenTurnedAway"
            })
    void itIsToldHowItIsSaidNow(String word, String now) throws IOException {
        Path source = Files.writeString(folder.resolve("Old.java"), """
                import static io.gatling.javaapi.http.HttpDsl.http;
                public final class Old extends dev.onsale.scenario.OnSale {
                    {
                        Object word = %s;
                    }
                }
                """.formatted(word));
        ScenarioCompiler compiler = new ScenarioCompiler(folder.resolve("cache"), ClassPath.NONE);
        BadInputException refused = catchThrowableOfType(BadInputException.class, () -> compiler.compile(source));
        assertThat(refused).hasMessageContaining("Old.java:4:");
        assertThat(refused.hint()).contains(now).contains("docs/former-words.md");
    }
}
