package dev.onsale.record.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.walk.Exchange.Field;
import dev.onsale.record.walk.Exchange.Reply;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyContentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jsonPath($.hold)      | {\"holdId\":1,\"seats\":[],\"price\":2} | the body has the keys: holdId, seats, price - nearest: holdId",
                "jsonPath($.token)     | {\"place\":3}                 | the body has the keys: place",
                "jsonPath($.tokne)     | {\"token\":3}                 | the body has the keys: token - nearest: token",
                "jsonPath($.order.id)  | {\"order\":{\"number\":7}}    | $.order has the keys: number",
                "jsonPath($.order.id)  | {\"order\":7}                 | $.order is number: 7",
                "jsonPath($['the id']) | {\"the-id\":7}                | the body has the keys: the-id - nearest: the-id",
                "jsonPath($.seats[2])  | {\"seats\":[\"A\",\"B\"]}     | $.seats is a list of 2",
                "jsonPath($.seats[99999999999])  | {\"seats\":[\"A\",\"B\"]}  | $.seats is a list of 2",
                "jsonPath($.seats[0].row) | {\"seats\":[{\"Row\":1}]}  | $.seats[0] has the keys: Row - nearest: Row",
                "jsonPath($..hold)     | {\"data\":{\"holdId\":7}}     | the body has the keys: data, holdId - nearest: holdId",
                "jsonPath($.hold)      | {\"hold\":null}               | $.hold is null",
                "jsonPath($.hold)      | {}                            | the body has the keys: none",
                "jmesPath(hold)        | {\"holdId\":7}                | the body has the keys: holdId - nearest: holdId",
                "jsonPath($.hold)      | <html>Sorry</html>            | the body is no JSON; it (text/html) begins: <html>Sorry</html>",
                "jsonPath($.hold)      | ''                            | the body is empty",
                "css(#hold)            | <p>no</p>                     | the body (text/html) begins: <p>no</p>",
                "css(#hold)            | ''                            | the body is empty",
                "header(Hold-Id)       | ''                            | the answer has the headers: Content-Type, Hold-ID - nearest: Hold-ID",
                "header(X)             | ''                            | the answer has the headers: Content-Type, Hold-ID",
            })
    void saysWhatIsThere(String extractor, String body, String expected) {
        assertThat(contents(body).insteadOf(extractor)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"jsonPath($.a)", "regex((.*))", "xpath(//a)", "nonsense", "''"})
    void aLongBodyIsCut(String extractor) {
        assertThat(contents("x ".repeat(10_000)).insteadOf(extractor))
                .hasSizeLessThan(200)
                .endsWith("…");
    }

    @Property
    void noBodyAndNoExtractorBreaksIt(@ForAll String extractor, @ForAll String body) {
        assertThat(contents(body).insteadOf(extractor)).isNotBlank();
        assertThat(contents(body).insteadOf("jsonPath($." + extractor + ")")).isNotBlank();
        assertThat(contents("{\"a\":[" + body + "]}").insteadOf("jsonPath($.a[7]." + extractor + ")"))
                .isNotBlank();
    }

    private static BodyContents contents(String body) {
        return new BodyContents(
                new Reply(200, List.of(new Field("Content-Type", "text/html"), new Field("Hold-ID", "7")), body));
    }
}
