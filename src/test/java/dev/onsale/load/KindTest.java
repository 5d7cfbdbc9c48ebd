package dev.onsale.load;

import static io.gatling.javaapi.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.scenario.Kind;
import dev.onsale.scenario.OnSale;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A kind of visitor is a value: what is said of it gives another, and the on-sale goes by what was said last. */
class KindTest {

    private static final class Fans extends OnSale {
        final Kind plain = visitors("fan");
        final Kind looking = plain.doing(browse(http("browse").get("/page")));
        final Kind leaving = looking.withoutThinking().doing(browse(http("bye").get("/bye")));
    }

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void itsFieldsNeverChange() {
        assertThat(Kind.class.getDeclaredFields())
                .isNotEmpty()
                .allSatisfy(field -> assertThat(Modifier.isFinal(field.getModifiers()))
                        .as(field.getName())
                        .isTrue());
    }

    @Test
    void whatIsSaidOfItGivesAnotherAndTheLastOneCounts() {
        Fans fans = new Fans();
        assertThat(fans.plain.steps()).isEmpty();
        assertThat(fans.looking.steps()).containsExactly("browse");
        assertThat(fans.leaving.steps()).containsExactly("browse", "bye");
        assertThat(fans.kinds()).containsExactly(fans.leaving);
    }
}
