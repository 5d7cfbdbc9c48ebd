package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Accounts;
import dev.onsale.plan.Hook;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfidentialTest {
    private final Plan plan = Orders.of(URI.create("http://127.0.0.1:8080"), Path.of("unused"))
            .beforeRun(new Hook.Http("POST", "/${TENANT}/reset"))
            .plan();
    private final Confidential confidential = new Confidential(
            PlanSecrets.of(plan, Map.of("TENANT", "blue-moon")::get),
            List.of(
                    new LoadOrder.Header("Authorization", "Bearer abc.def-ghi"),
                    new LoadOrder.Header("Cookie", "session=0123456789; theme=dark"),
                    new LoadOrder.Header("X-Debug", "1")),
            Accounts.NONE);

    @Test
    void takesOutWholeValuesAndTheSecretsInThem() {
        assertThat(confidential.out("echo: Bearer abc.def-ghi")).isEqualTo("echo: (not shown)");
        assertThat(confidential.out("{\"jwt\":\"abc.def-ghi\"}")).isEqualTo("{\"jwt\":\"(not shown)\"}");
        assertThat(confidential.out("sid 0123456789")).isEqualTo("sid (not shown)");
        assertThat(confidential.out("/blue-moon/event")).isEqualTo("/${TENANT}/event");
    }

    @Test
    void aShortValueHidesNothingButItsHeader() {
        assertThat(confidential.out("1 of 1 in the dark")).isEqualTo("1 of 1 in the dark");
        assertThat(confidential.headerOut("x-debug", "1")).isEqualTo("(not shown)");
        assertThat(confidential.headerOut("Accept", "1")).isEqualTo("1");
        assertThat(confidential.headerOut("proxy-authorization", "Basic x")).isEqualTo("(not shown)");
    }
}
