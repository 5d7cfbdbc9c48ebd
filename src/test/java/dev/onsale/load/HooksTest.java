package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Hook;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.plan.Sale;
import dev.onsale.plan.Seating;
import dev.onsale.scenario.OnSale;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HooksTest {

    private static final class NoScenario extends OnSale {}

    @TempDir
    Path folder;

    private final ScriptedServer server =
            ScriptedServer.answering(request -> request.path().contains("broken") ? Answer.of(503) : Answer.of(200));

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void thePracticeActionIsToldTheSale() {
        before(new Hook.Practice("reset")).beforeRun(Duration.ofSeconds(4));
        assertThat(server.received("POST", "/practice/reset"))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains(
                                "\"event\":\"arena\"",
                                "\"seed\":7",
                                "\"doorsInMs\":4000",
                                "\"seats\":100",
                                "\"ticketTypes\":2",
                                "\"maxPerOrder\":5",
                                "\"holdForMs\":120000",
                                "\"outflowPerSecond\":40.0"));
    }

    @Test
    void clocksOfTheSaleRunAtThePlansPace() {
        Orders order = Orders.of(server.address(), folder).pace(20).beforeRun(new Hook.Practice("reset"));
        new Hooks(order.order(new NoScenario())).beforeRun(Duration.ZERO);
        assertThat(server.received().get(0).body()).contains("\"holdForMs\":6000");
    }

    @Test
    void aSeatingIsToldOnlyWhereThePlanSaysIt() {
        Orders general =
                Orders.of(server.address(), folder).seating(Seating.GENERAL).beforeRun(new Hook.Practice("reset"));
        new Hooks(general.order(new NoScenario())).beforeRun(Duration.ZERO);
        before(new Hook.Practice("reset")).beforeRun(Duration.ZERO);
        assertThat(server.received().get(0).body()).contains("\"seating\":\"general\"");
        assertThat(server.received().get(1).body()).doesNotContain("seating");
    }

    @Test
    void settingsOfAPracticeActionAreToldAsTheyAreMeant() {
        Map<String, String> with = new LinkedHashMap<>();
        with.put("restartAfterDoorsMs", "8000");
        with.put("tokens", "header");
        with.put("odd", "a \"b\" 08");
        before(new Hook.Practice("reset", with)).beforeRun(Duration.ZERO);
        assertThat(server.received().get(0).body())
                .endsWith(",\"restartAfterDoorsMs\":8000,\"tokens\":\"header\",\"odd\":\"a \\\"b\\\" 08\"}");
    }

    @Test
    void anHttpHookMayBeRelativeToTheTarget() {
        before(new Hook.Http("PUT", "/carts/empty")).beforeRun(Duration.ZERO);
        assertThat(server.received("PUT", "/carts/empty")).hasSize(1);
    }

    @Test
    void variablesArePutIn() {
        Orders order = Orders.of(server.address(), folder)
                .beforeRun(new Hook.Http("POST", "${SHOP}/reset?key=${KEY}"))
                .variables(Map.of("SHOP", server.address().toString(), "KEY", "s3cret"));
        new Hooks(order.order(new NoScenario())).beforeRun(Duration.ZERO);
        assertThat(server.received("POST", "/reset?key=s3cret")).hasSize(1);
    }

    @Test
    void theCatalogueSizeOfTheRunIsPutIn() throws IOException {
        Path written = folder.resolve("filled with 2");
        before(
                        new Hook.Http("POST", "/fill?ticketTypes=#{ticketTypes}"),
                        new Hook.Command(List.of("touch", folder + "/filled with #{ticketTypes}")))
                .beforeRun(Duration.ZERO);
        assertThat(server.received("POST", "/fill?ticketTypes=2")).hasSize(1);
        assertThat(written).exists();
    }

    @Test
    void aHookThatAsksForACatalogueSizeNobodyKnowsIsTold() {
        Plan plan = Orders.of(server.address(), folder).plan();
        Plan unknown = plan.withSale(new Sale("arena", 100, null, Duration.ZERO, null, null, null));
        Hooks hooks =
                new Hooks(unknown, PlanSecrets.of(unknown, name -> null), server.address(), Set.of(), HostMap.NONE);
        BadInputException told = catchThrowableOfType(
                BadInputException.class,
                () -> hooks.execute(List.of(new Hook.Http("POST", "/#{ticketTypes}")), "gate.builds.candidate"));
        assertThat(told).hasMessage("gate.builds.candidate: a hook uses #{ticketTypes}, but the plan does not set it");
        assertThat(told.hint()).contains("sale.ticketTypes");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void hooksAreRunInTheirOrderAndTheFirstFailureEndsThem() {
        Hooks hooks = before(
                new Hook.Http("POST", "/first"), new Hook.Http("POST", "/broken"), new Hook.Http("POST", "/never"));
        assertThatThrownBy(() -> hooks.beforeRun(Duration.ZERO)).isInstanceOf(HookFailedException.class);
        assertThat(server.received()).extracting(ScriptedServer.Received::path).containsExactly("/first", "/broken");
    }

    @Test
    void aRefusalSaysWhichHookAndWhatCameBack() {
        HookFailedException failed = failed(new Hook.Http("POST", "/broken?key=s3cret"));
        assertThat(failed)
                .hasMessageContaining("beforeRun")
                .hasMessageContaining("POST /broken answered 503")
                .hasMessageNotContaining("s3cret");
        assertThat(failed.hint()).contains("not started").contains("hook");
    }

    @Test
    void anAnswerThatHasTooMuchToSayIsGivenUp() {
        String much = "x".repeat(1 << 20);
        try (OddServer endless = new OddServer(Map.of("/endless", talk -> {
            talk.says("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n");
            for (int i = 0; i < 64; i++) {
                talk.says(much);
            }
            return talk.keepsSilent();
        }))) {
            assertThat(failed(new Hook.Http("GET", endless.address() + "/endless")))
                    .hasMessageContaining("GET /endless got no response")
                    .hasMessageContaining("more than 16 MB");
        }
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUpWithinItsLimit() throws IOException {
        try (OddServer endless = new OddServer(Map.of(
                "/endless",
                talk -> talk.says("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n.") && talk.keepsSilent()))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(endless.address() + "/endless"))
                    .build();
            assertThatThrownBy(() -> new HookClient().send(request, Duration.ofSeconds(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no complete response within 1 s");
        }
    }

    @Test
    void anAddressThatAVariableSpoilsIsToldAsItWasWritten() {
        Orders order = Orders.of(server.address(), folder)
                .beforeRun(new Hook.Http("POST", "/reset?key=${KEY}"))
                .variables(Map.of("KEY", "two words"));
        BadInputException told = catchThrowableOfType(
                BadInputException.class, () -> new Hooks(order.order(new NoScenario())).beforeRun(Duration.ZERO));
        assertThat(told).hasMessage("beforeRun: /reset?key=${KEY} is not a URL after inserting its values");
    }

    @Test
    void noAnswerIsAFailureToo() {
        server.close();
        assertThat(failed(new Hook.Practice("reset"))).hasMessageContaining("POST /practice/reset got no response");
    }

    @Test
    void anAfterRunHookThatFailsSaysThatTheRunIsThere() {
        Orders order = Orders.of(server.address(), folder).afterRun(new Hook.Http("POST", "/broken"));
        HookFailedException failed = catchThrowableOfType(
                HookFailedException.class, () -> new Hooks(order.order(new NoScenario())).afterRun());
        assertThat(failed).hasMessageContaining("afterRun").hasMessageContaining("503");
        assertThat(failed.hint()).contains("recorded");
    }

    @Test
    void aHostThatIsNotAllowedIsNeverAsked() {
        assertThat(failing(new Hook.Http("POST", "http://10.1.2.3/reset"))).hasMessageContaining("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "http://", "http://a b/reset", "ftp://127.0.0.1/reset"})
    void anAddressThatIsNoneIsBadInput(String url) {
        assertThat(failing(new Hook.Http("POST", url))).hasMessageContaining("is not a URL");
    }

    private HookFailedException failed(Hook hook) {
        Hooks hooks = before(hook);
        return catchThrowableOfType(HookFailedException.class, () -> hooks.beforeRun(Duration.ZERO));
    }

    private BadInputException failing(Hook hook) {
        Hooks hooks = before(hook);
        return catchThrowableOfType(BadInputException.class, () -> hooks.beforeRun(Duration.ZERO));
    }

    @Test
    void aHookNeverReachesWhatTheLoadIsLedAwayFrom() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            String shop = server.address().getAuthority();
            LoadOrder order = Orders.of(server.address(), folder)
                    .beforeRun(new Hook.Http("POST", "/reset"))
                    .mapping(shop + "=127.0.0.1:9")
                    .order(new NoScenario());
            BadInputException refused =
                    catchThrowableOfType(BadInputException.class, () -> new Hooks(order).beforeRun(Duration.ZERO));
            assertThat(refused).hasMessageContaining("/reset would go to " + shop);
            assertThat(refused.hint()).contains("127.0.0.1:9");
            assertThat(server.received()).isEmpty();
        }
    }

    private Hooks before(Hook... hooks) {
        return new Hooks(Orders.of(server.address(), folder).beforeRun(hooks).order(new NoScenario()));
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (ScriptedServer elsewhere = ScriptedServer.answering(request -> Answer.of(200));
                ScriptedServer redirecting =
                        ScriptedServer.answering(request -> Answer.redirect(elsewhere.address() + "/there"))) {
            Hook hook = new Hook.Http("GET", redirecting.address() + "/here");
            assertThatThrownBy(() -> before(hook).beforeRun(Duration.ZERO))
                    .isInstanceOf(HookFailedException.class)
                    .hasMessageContaining("302");
            assertThat(elsewhere.received()).isEmpty();
        }
    }
}
