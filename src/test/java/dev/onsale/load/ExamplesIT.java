package dev.onsale.load;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.examples.BackgroundWork;
import dev.onsale.examples.BesideGatling;
import dev.onsale.examples.CarefulPayment;
import dev.onsale.examples.CategoriesFirst;
import dev.onsale.examples.Clerk;
import dev.onsale.examples.Impatience;
import dev.onsale.examples.KnockFirst;
import dev.onsale.examples.Members;
import dev.onsale.examples.OneFan;
import dev.onsale.examples.PoliteRetries;
import dev.onsale.examples.ReadyMade;
import dev.onsale.examples.Refresher;
import dev.onsale.examples.ResaleBot;
import dev.onsale.examples.SameSeats;
import dev.onsale.examples.SecondWave;
import dev.onsale.examples.WaitingRoom;
import dev.onsale.examples.WholeWay;
import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.load.ScriptedServer.Received;
import dev.onsale.plan.Accounts;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.plan.reading.PlanLoader;
import dev.onsale.scenario.OnSale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The numbered examples of {@code scenarios/README.md}: each is shown as it is compiled, and does what it says. */
class ExamplesIT {

    private static final Path MANUAL = Path.of("scenarios/README.md");
    private static final Path SOURCES = Path.of("src/test/java/dev/onsale/examples");
    private static final Pattern SHOWN =
            Pattern.compile("(?m)^## (\\d+)\\. .+\\n\\n<!-- (\\w+)\\.java -->\\n```java\\n((?s:.*?))```\\n");
    private static final String MAP = "{\"blocks\":[{\"block\":\"A\",\"rows\":[{\"row\":1,\"free\":[1,2,3,4,5,6]}]}]}";
    private static final int VISITORS = 3;

    /** Fast enough that minutes of the sale pass within seconds. */
    private static final double PACE = 100;

    /** How the target answers a request that comes for so-manieth time, by method and path. */
    private interface Script {
        Answer answer(Received request, int time);
    }

    /** @param step whose requests, between least and most, show that the example did what it is about */
    private record Example(Supplier<OnSale> onSale, Outcome outcome, Script script, String step, int least, int most) {
        static Example of(Supplier<OnSale> onSale, Outcome outcome, String step, int requests) {
            return new Example(onSale, outcome, ExamplesIT::shop, step, requests, requests);
        }

        Example scripted(Script other) {
            return new Example(onSale, outcome, other, step, least, most);
        }

        Example upTo(int requests) {
            return new Example(onSale, outcome, script, step, least, requests);
        }
    }

    @TempDir
    Path folder;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    private static Map<String, Example> examples() {
        Map<String, Example> examples = new LinkedHashMap<>();
        examples.put("OneFan", Example.of(OneFan::new, Outcome.DONE, "browse", VISITORS));
        examples.put("WholeWay", Example.of(WholeWay::new, Outcome.BOUGHT, "pay", VISITORS));
        examples.put("Impatience", Example.of(Impatience::new, Outcome.GAVE_UP, "browse", VISITORS));
        examples.put(
                "WaitingRoom",
                Example.of(WaitingRoom::new, Outcome.DONE, "queue-place", VISITORS + 4)
                        .scripted((request, time) -> request.path().startsWith("/queue/") && time <= 4
                                ? Answer.of(200, "{\"place\":2}")
                                : shop(request, time)));
        examples.put(
                "SameSeats",
                Example.of(SameSeats::new, Outcome.SEAT_LOST, "hold", 3 * VISITORS)
                        .scripted((request, time) ->
                                request.path().endsWith("/holds") ? Answer.of(409) : shop(request, time)));
        examples.put(
                "SecondWave",
                Example.of(SecondWave::new, Outcome.BOUGHT, "hold", VISITORS + 2)
                        .scripted((request, time) ->
                                request.path().endsWith("/holds") && time <= 2 ? Answer.of(410) : shop(request, time)));
        examples.put("ResaleBot", Example.of(ResaleBot::new, Outcome.ABANDONED, "hold", 2 * VISITORS));
        examples.put(
                "PoliteRetries",
                Example.of(PoliteRetries::new, Outcome.DONE, "browse", VISITORS + 2)
                        .scripted((request, time) -> time <= 2 ? Answer.of(503) : shop(request, time)));
        examples.put(
                "Refresher",
                Example.of(Refresher::new, Outcome.DONE, "browse", VISITORS + 1)
                        .upTo(6 * VISITORS)
                        .scripted((request, time) ->
                                time == 1 ? shop(request, time).after(1_000) : shop(request, time)));
        examples.put(
                "CarefulPayment",
                Example.of(CarefulPayment::new, Outcome.BOUGHT, "order-status", 1)
                        .scripted(ExamplesIT::carefully));
        examples.put(
                "Members",
                Example.of(Members::new, Outcome.REFUSED, "log-in", VISITORS).scripted(ExamplesIT::refusing));
        examples.put("BesideGatling", Example.of(BesideGatling::new, Outcome.BOUGHT, "tracking", VISITORS));
        examples.put(
                "Clerk",
                Example.of(Clerk::new, Outcome.BOUGHT, "sell-by-number", VISITORS)
                        .scripted((request, time) ->
                                request.path().endsWith("/sales") ? Answer.of(503) : shop(request, time)));
        examples.put("ReadyMade", Example.of(ReadyMade::new, Outcome.ABANDONED, "hold", 2 * VISITORS));
        examples.put(
                "KnockFirst",
                Example.of(KnockFirst::new, Outcome.DONE, "join-queue", 1)
                        .upTo(2)
                        .scripted((request, time) -> request.path().startsWith("/events/")
                                        && request.header("Admission-token").isEmpty()
                                        && time <= 2
                                ? Answer.of(403)
                                : shop(request, time)));
        examples.put(
                "CategoriesFirst",
                Example.of(CategoriesFirst::new, Outcome.DONE, "hold", VISITORS)
                        .scripted((request, time) -> request.path().endsWith("/categories")
                                ? Answer.of(200, "{\"categories\":[{\"id\":\"stalls\"},{\"id\":\"balcony\"}]}")
                                : shop(request, time)));
        examples.put(
                "BackgroundWork",
                Example.of(BackgroundWork::new, Outcome.BOUGHT, "hold-ready", VISITORS + 2)
                        .scripted(ExamplesIT::inTheBackground));
        return examples;
    }

    @TestFactory
    Stream<DynamicTest> eachDoesWhatItSays() {
        return examples().entrySet().stream()
                .map(example -> DynamicTest.dynamicTest(example.getKey(), () -> run(example.getValue())));
    }

    @Test
    void theManualShowsThemAsTheyAreCompiled() throws IOException {
        List<String> shown = new ArrayList<>();
        Matcher example = SHOWN.matcher(Files.readString(MANUAL));
        while (example.find()) {
            shown.add(example.group(2));
            assertThat(example.group(1)).as(example.group(2)).isEqualTo(String.valueOf(shown.size()));
            assertThat(example.group(3)).as(example.group(2)).isEqualTo(shownOf(example.group(2)));
        }
        assertThat(shown).containsExactlyElementsOf(examples().keySet());
        try (Stream<Path> sources = Files.list(SOURCES)) {
            assertThat(sources.map(file -> file.getFileName().toString().replace(".java", "")))
                    .as("sources that the manual does not show")
                    .containsExactlyInAnyOrderElementsOf(shown);
        }
    }

    /** All after the imports. */
    private static String shownOf(String name) throws IOException {
        String source = Files.readString(SOURCES.resolve(name + ".java"));
        return source.substring(source.indexOf("/**"));
    }

    private void run(Example example) throws IOException {
        Map<String, Integer> times = new ConcurrentHashMap<>();
        Function<Received, Answer> script = request ->
                example.script().answer(request, times.merge(request.method() + request.path(), 1, Integer::sum));
        try (ScriptedServer server = ScriptedServer.answering(script)) {
            OnSale onSale = example.onSale().get();
            String kind = onSale.kinds().get(0).name();
            Rehearsed run = Rehearsed.of(withAccounts(Orders.of(server.address(), folder.resolve("reports"))
                    .crowd(VISITORS)
                    .pace(PACE)
                    .drain(Duration.ofSeconds(8))
                    .abortAbove(1, Duration.ofSeconds(60))
                    .visitors(Map.of(kind, 1.0))
                    .order(onSale)));
            assertThat(run.outcomes(kind)).isEqualTo(Map.of(example.outcome(), (long) VISITORS));
            assertThat(run.step(example.step()).ok() + run.step(example.step()).ko())
                    .as("requests of %s", example.step())
                    .isBetween((long) example.least(), (long) example.most());
        }
    }

    /** A shop that has what everybody wants. */
    private static Answer shop(Received request, int time) {
        if (request.path().endsWith("/seats")) {
            return Answer.of(200, MAP);
        }
        return Answer.of(
                request.method().equals("POST") ? 201 : 200,
                "{\"queueId\":\"q1\",\"token\":\"t" + time
                        + "\",\"hold\":\"h1\",\"order\":\"o1\",\"status\":\"paid\"}");
    }

    /** The answer to the first payment gets lost; the second card is asked by its bank. */
    private static Answer carefully(Received request, int time) {
        if (!request.path().equals("/payments") || time > 2) {
            return shop(request, time);
        }
        return time == 1 ? Answer.of(504) : Answer.of(202, "{\"challenge\":\"c1\"}");
    }

    /** One account is locked; the others want more than they may have. */
    private static Answer refusing(Received request, int time) {
        if (request.path().equals("/log-in")) {
            return time == 1
                    ? new Answer(200, "{}", 0, Map.of("Account", "locked"))
                    : Answer.of(request.body().matches("visitor\\d@example.org pass\\d") ? 200 : 400);
        }
        return Answer.of(422, "{\"error\":\"limit\"}");
    }

    /** Two questions come too early for the cart; the payment is confirmed at the second question of each. */
    private static Answer inTheBackground(Received request, int time) {
        if (request.path().equals("/cart/add") || request.path().equals("/checkout")) {
            return Answer.of(200, "{\"ready\":false,\"check_url\":\"/task" + request.path() + "\"}");
        }
        if (request.path().equals("/task/cart/add")) {
            return Answer.of(200, "{\"success\":true,\"ready\":" + (time > 2) + "}");
        }
        if (request.path().equals("/task/checkout")) {
            return Answer.of(200, "{\"order\":\"o1\",\"ready\":true}");
        }
        return Answer.of(200, "{\"status\":\"" + (time > VISITORS ? "p" : "n") + "\"}");
    }

    private LoadOrder withAccounts(LoadOrder order) throws IOException {
        ScriptedPlan scripted = order.scripted();
        return new LoadOrder(
                new ScriptedPlan(
                        scripted.plan(), scripted.secrets(), scripted.script(), scripted.scenarioHash(), accounts()),
                order.access(),
                order.recording(),
                order.target(),
                order.faults(),
                order.dressRehearsal(),
                order.shard());
    }

    private Accounts accounts() throws IOException {
        Files.writeString(
                folder.resolve("accounts.csv"),
                "email,password\n"
                        + Stream.of(0, 1, 2)
                                .map(row -> "visitor" + row + "@example.org,pass" + row + "\n")
                                .collect(joining()));
        Path file = Files.writeString(folder.resolve("plan.yaml"), """
                plan: small
                scenario: Small.java
                target: practice
                accounts: accounts.csv
                arrivals:
                  - { phase: doors, rate: 3/s, for: 1s }
                """);
        Plan plan = PlanLoader.load(file, Map.of());
        return PlanLoader.accounts(plan, PlanSecrets.of(plan, name -> null), file);
    }
}
