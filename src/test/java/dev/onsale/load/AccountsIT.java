package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.load.ScriptedServer.Received;
import dev.onsale.plan.Accounts;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.plan.reading.PlanLoader;
import dev.onsale.record.RunSummary;
import dev.onsale.scenario.OnSale;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One test account a visitor: in its requests, in nobody else's, and in no file. */
class AccountsIT {

    private static final String SECRET = "wonderland";

    private static final class Members extends OnSale {
        {
            visitors("fan")
                    .doing(
                            browse(http("log-in").post("/log-in").body(StringBody("#{email} #{password}"))),
                            browse(http("hold balcony-left").get("/hold")),
                            exec(http("mine #{password}").get("/mine")),
                            browse(http("me")
                                    .get("/members/#{password}")
                                    .check(jsonPath("$.password").is("#{password}"))));
        }
    }

    @TempDir
    Path folder;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void eachVisitorHasAnAccountOfItsOwnWhichNoFileTells() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(200, "{\"password\":\"not " + SECRET + "\"}"))) {
            Rehearsed run = Rehearsed.of(order(server, accounts(20)));
            assertThat(run.outcomes("fan")).as("the check fails on purpose").containsOnlyKeys(Outcome.ERROR);
            List<String> sent = server.received("POST", "/log-in").stream()
                    .map(Received::body)
                    .toList();
            assertThat(sent).hasSize(20).doesNotHaveDuplicates().allMatch(body -> body.contains(SECRET));
            try (Stream<Path> files = Files.list(run.directory())) {
                assertThat(files.toList())
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(text(file)).doesNotContain(SECRET, "example.org"));
            }
            assertThat(run.run().summary().measured().steps())
                    .extracting(RunSummary.StepPhase::step)
                    .contains("log-in", "hold balcony-left", "mine (not shown)");
        }
    }

    @Test
    void nothingIsSentWhenAccountsRunOut() throws IOException {
        Accounts forTwenty = accounts(20);
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            LoadOrder more = withAccounts(orders(server).crowd(21).order(new Members()), forTwenty);
            assertThat(catchThrowableOfType(BadInputException.class, () -> Rehearsed.of(more)))
                    .hasMessage("accounts.csv: 20 accounts for 21 visitors");
            assertThat(server.received()).isEmpty();
        }
    }

    private LoadOrder order(ScriptedServer server, Accounts accounts) {
        return withAccounts(orders(server).crowd(20).order(new Members()), accounts);
    }

    private Orders orders(ScriptedServer server) {
        return Orders.of(server.address(), folder.resolve("reports")).abortAbove(1, ofSeconds(60));
    }

    private static LoadOrder withAccounts(LoadOrder order, Accounts accounts) {
        ScriptedPlan scripted = order.scripted();
        return new LoadOrder(
                new ScriptedPlan(
                        scripted.plan(), scripted.secrets(), scripted.script(), scripted.scenarioHash(), accounts),
                order.access(),
                order.recording(),
                order.target(),
                order.faults(),
                order.dressRehearsal(),
                order.shard());
    }

    private Accounts accounts(int rows) throws IOException {
        String lines = IntStream.range(0, rows)
                .mapToObj(row -> "visitor" + row + "@example.org," + SECRET + row + ",balcony-left\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("accounts.csv"), "email,password,block\n" + lines);
        Path file = folder.resolve("plan.yaml");
        Files.writeString(
                file,
                "plan: small\nscenario: Small.java\ntarget: practice\naccounts: accounts.csv\n"
                        + "arrivals:\n  - { phase: doors, rate: " + rows + "/s, for: 1s }\n");
        Plan plan = PlanLoader.load(file, Map.of());
        return PlanLoader.accounts(plan, PlanSecrets.of(plan, name -> null), file);
    }

    private static String text(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
            return new String(plain.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
