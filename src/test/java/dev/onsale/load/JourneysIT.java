package dev.onsale.load;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.ScriptedServer.Received;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Journey;
import dev.onsale.record.NoteworthyRequest;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.files.RunFiles;
import dev.onsale.record.files.RunReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crowd in which every fate occurs: what becomes of its journeys, and what the record says of them. */
class JourneysIT {

    private static final Map<String, Double> ALL_KINDS = kinds();

    @TempDir
    static Path reports;

    private static ScriptedServer server;
    private static Path directory;

    /** One run, of which most tests tell something else. */
    @BeforeAll
    static void rehearse() {
        GatlingEngine.prepareDsl();
        server = ScriptedServer.answering(FatedOnSale::answer);
        directory = execute(everybody(server));
    }

    @AfterAll
    static void closeServer() {
        server.close();
    }

    private static Map<String, Double> kinds() {
        Map<String, Double> kinds = new LinkedHashMap<>();
        kinds.put("fan", 0.7);
        FatedOnSale.OTHER_KINDS.keySet().stream().sorted().forEach(kind -> kinds.put(kind, 0.1));
        return kinds;
    }

    @Test
    void everyJourneyHasTheOneOutcomeThatItsFateHadInStore() {
        Run run = RunReader.read(directory);
        List<Journey> journeys = journeys(directory);
        Map<Long, String> fates = fatesOf(server);

        assertThat(journeys).extracting(Journey::visitor).doesNotHaveDuplicates();
        assertThat(journeys).hasSize(120);
        assertThat(journeys.stream()
                        .filter(journey -> journey.outcome() != expected(journey, fates))
                        .map(journey -> fates.get(journey.visitor()) + ": " + journey))
                .as("journeys that did not end as they should")
                .isEmpty();
        assertThat(journeys).extracting(Journey::outcome).contains(Outcome.values());
        assertThat(run.summary().measured().journeys()).isEqualTo(counted(journeys));
        assertThat(run.summary().measured().totals().visitors().planned()).isEqualTo(120);
        assertThat(run.summary().measured().totals().visitors().started()).isEqualTo(120);
        assertThat(run.summary().measured().totals().visitors().due()).isEqualTo(120);
        assertThat(run.summary().measured().aborted()).isNull();
    }

    @Test
    void outcomesSayWhereAndWhy() {
        List<Journey> journeys = journeys(directory);
        Map<Long, String> fates = fatesOf(server);
        assertThat(journeys)
                .filteredOn(journey -> "meets-a-bug".equals(fates.get(journey.visitor())))
                .isNotEmpty()
                .allSatisfy(journey -> {
                    assertThat(journey.at()).isEqualTo("checkout");
                    assertThat(journey.detail()).isEqualTo("status 500");
                    assertThat(journey.requests()).isEqualTo(3);
                });
        assertThat(journeys)
                .filteredOn(journey -> "pays-into-silence".equals(fates.get(journey.visitor())))
                .isNotEmpty()
                .allSatisfy(journey -> {
                    assertThat(journey.at()).isEqualTo("pay");
                    assertThat(journey.detail()).isEqualTo("no response");
                });
        assertThat(journeys)
                .filteredOn(journey -> "loses-seats".equals(fates.get(journey.visitor())))
                .isNotEmpty()
                .allSatisfy(journey -> assertThat(journey.requests())
                        .as("one look, one try, two retries")
                        .isEqualTo(4));
    }

    @Test
    void theRunDirectoryIsCompleteAndTellsWhatTheServerSaw() {
        assertThat(directory.toFile().list())
                .containsExactlyInAnyOrder(
                        RunFiles.SUMMARY,
                        RunFiles.LATENCY,
                        RunFiles.FELT,
                        RunFiles.INJECTOR,
                        RunFiles.JOURNEYS,
                        RunFiles.REQUESTS,
                        RunFiles.EVIDENCE);
        Run run = RunReader.read(directory);
        Map<String, StepPhase> steps = wholeRun(run);
        assertThat(steps.keySet()).containsExactlyInAnyOrder("browse", "hold", "checkout", "pay");
        assertThat(steps.get("hold").ok())
                .isEqualTo(server.received("POST", "/holds").size());
        assertThat(steps.get("hold").ko()).as("taken seats are no errors").isZero();
        assertThat(steps.get("checkout").errors()).containsOnlyKeys("status 500");
        assertThat(steps.get("pay").errors()).containsOnlyKeys("connection closed early");
        assertThat(run.summary().measured().injector().startLagMs()).containsKeys(50.0, 100.0);
        assertThat(run.summary().measured().injector().faults()).isEmpty();
        assertThat(run.summary().measured().calibrations()).hasSize(2);
        assertThat(run.summary().verdict()).isNull();
    }

    @Test
    void requestsCarryATraceparentOfTheirOwnAndTheSlowestAreKeptWithIt() {
        // Like a browser, Gatling sends once more what a kept connection swallowed: the same request, so the same
        // header.
        List<String> sent = server.received().stream()
                .filter(request -> !request.path().matches("/pays-into-silence/.*/payments"))
                .map(request -> request.header("Traceparent"))
                .toList();
        assertThat(sent).doesNotHaveDuplicates().allMatch(header -> header.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
        assertThat(RunReader.noteworthyRequests(directory))
                .filteredOn(NoteworthyRequest::ok)
                .isNotEmpty()
                .allSatisfy(request -> {
                    assertThat(request.status()).isBetween(200, 499);
                    assertThat(request.line()).matches("(GET|POST|DELETE) /.*").doesNotContainPattern("[0-9]");
                })
                .extracting(NoteworthyRequest::traceparent)
                .isSubsetOf(sent);
    }

    @Test
    void oneSeedMakesTheSameDrawsHoweverTheTargetAnswers() {
        List<Map<Long, String>> crowds = new ArrayList<>();
        for (long delayMs : new long[] {0, 120}) {
            try (ScriptedServer slow = ScriptedServer.answering(
                    request -> FatedOnSale.answer(request).after(delayMs * (FatedOnSale.visitor(request) % 3)))) {
                crowds.add(drawn(execute(everybody(slow)), slow));
            }
        }
        assertThat(crowds.get(0)).hasSize(120).isEqualTo(crowds.get(1));
        assertThat(new TreeSet<>(crowds.get(0).values())).hasSizeGreaterThan(20);
    }

    private static Map<Long, String> drawn(Path directory, ScriptedServer server) {
        Map<Long, String> drawn = new TreeMap<>(
                journeys(directory).stream().collect(toMap(Journey::visitor, JourneysIT::kindAndOutcome)));
        fatesOf(server).forEach((visitor, fate) -> drawn.merge(visitor, fate, JourneysIT::joined));
        server.received("POST", "")
                .forEach(request -> drawn.merge(FatedOnSale.visitor(request), body(request), JourneysIT::joined));
        return drawn;
    }

    private static Outcome expected(Journey journey, Map<Long, String> fates) {
        return journey.kind().equals("fan")
                ? FatedOnSale.FATES.get(fates.get(journey.visitor()))
                : FatedOnSale.OTHER_KINDS.get(journey.kind());
    }

    private static String kindAndOutcome(Journey journey) {
        return journey.kind() + " " + journey.outcome();
    }

    private static String joined(String before, String more) {
        return before.contains(more) ? before : before + " " + more;
    }

    private static String body(Received request) {
        return FatedOnSale.page(request) + "=" + request.body();
    }

    private static LoadOrder everybody(ScriptedServer server) {
        return Orders.of(server.address(), reports)
                .rate(60, ofSeconds(2))
                .drain(ofMillis(2_500))
                .visitors(ALL_KINDS)
                .order(new FatedOnSale());
    }

    private static Path execute(LoadOrder order) {
        return new LoadRun(order, progress -> {}).execute();
    }

    private static List<Journey> journeys(Path directory) {
        List<Journey> journeys = new ArrayList<>();
        RunReader.journeys(directory, journeys::add);
        return journeys;
    }

    private static Map<Long, String> fatesOf(ScriptedServer server) {
        return server.received("GET", "/event").stream().collect(toMap(FatedOnSale::visitor, FatedOnSale::fate));
    }

    private static Map<String, StepPhase> wholeRun(Run run) {
        return run.summary().measured().steps().stream()
                .filter(step -> step.phase().equals("all"))
                .collect(toMap(StepPhase::step, step -> step));
    }

    private static Map<String, Map<Outcome, Long>> counted(List<Journey> journeys) {
        Map<String, Map<Outcome, Long>> counts = new TreeMap<>();
        journeys.forEach(journey -> counts.computeIfAbsent(journey.kind(), kind -> new TreeMap<>())
                .merge(journey.outcome(), 1L, Long::sum));
        return counts;
    }
}
