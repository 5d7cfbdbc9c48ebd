package dev.onsale.load;

import static dev.onsale.scenario.Answer.httpStatus;
import static dev.onsale.scenario.Retries.immediately;
import static dev.onsale.scenario.Retries.retries;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.load.ScriptedServer.Received;
import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Retries;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target that fails a visitor twice on each page before it answers: what policies of retrying make of it. */
class RetriesIT {

    private static final int VISITORS = 15;
    private static final Delay PATIENCE = Delay.fixed(ofSeconds(60));

    private static final class Policies extends OnSale {
        {
            page("stormy", "503", immediately().upTo(2));
            page("weak", "503", immediately().upTo(1));
            page("polite", "503", retries(2).backingOff(ofMillis(200), ofMillis(400)));
            page("silent", "silence", immediately());
            page("refused", "404", immediately());
            page(
                    "throttled",
                    "429",
                    retries(2).backingOff(ofMillis(1), ofMillis(1)).on(httpStatus(429)));
            visitors("kind")
                    .patience(PATIENCE)
                    .retryingErrors(immediately().upTo(2))
                    .doing(browse(http("kind").get("/500/#{visitor}")));
            visitors("ruled")
                    .patience(PATIENCE)
                    .doing(browse(http("ruled").get("/503/#{visitor}"))
                            .endingOn(503, Outcome.SOLD_OUT)
                            .retryingErrors(immediately()));
        }

        private void page(String kind, String fault, Retries policy) {
            visitors(kind)
                    .patience(PATIENCE)
                    .doing(browse(http(kind).get("/" + fault + "/#{visitor}")).retryingErrors(policy));
        }
    }

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void errorsAreRetriedAsThePolicySaysAndStayErrorsOfTheStep() {
        Map<String, Integer> asked = new ConcurrentHashMap<>();
        try (ScriptedServer server = ScriptedServer.answering(request -> answer(request, asked))) {
            Rehearsed run = Rehearsed.of(Orders.of(server.address(), reports)
                    .rate(VISITORS * 2, ofSeconds(4))
                    .drain(ofSeconds(20))
                    .abortAbove(1, ofSeconds(60))
                    .visitors(kinds())
                    .order(new Policies()));

            succeedsAtTheThird(run, "stormy", "status 503");
            succeedsAtTheThird(run, "kind", "status 500");
            succeedsAtTheThird(run, "polite", "status 503");
            succeedsAtTheThird(run, "throttled", "status 429");
            assertThat(run.outcomes("silent")).containsOnlyKeys(Outcome.DONE);
            assertThat(run.step("silent").ok()).isEqualTo(VISITORS);
            fails(run, "weak", 2);
            fails(run, "refused", 1);
            assertThat(run.outcomes("ruled")).as("a rule goes before a policy").containsOnlyKeys(Outcome.SOLD_OUT);
            assertThat(run.step("ruled").ko()).isZero();

            // The shortest has no wait in it; what a cold process adds to the first ones is no policy's.
            assertThat(Collections.min(gapsMs(server, run, "stormy"))).isLessThan(100);
            assertThat(median(gapsMs(server, run, "stormy"))).isLessThan(500);
            List<Long> gaps = gapsMs(server, run, "polite");
            assertThat(gaps).allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(100L));
            assertThat(median(gaps)).isLessThan(700);
            assertThat(gaps).hasSize(2 * VISITORS);
            assertThat(new TreeSet<>(gaps)).as("waits with jitter").hasSizeGreaterThan(VISITORS / 2);
        }
    }

    private static void succeedsAtTheThird(Rehearsed run, String kind, String error) {
        assertThat(run.outcomes(kind)).as(kind).isEqualTo(Map.of(Outcome.DONE, (long) VISITORS));
        assertThat(run.of(kind))
                .allSatisfy(journey -> assertThat(journey.requests()).isEqualTo(3));
        assertThat(run.step(kind).errors()).isEqualTo(Map.of(error, 2L * VISITORS));
        assertThat(run.step(kind).ok()).isEqualTo(VISITORS);
    }

    private static void fails(Rehearsed run, String kind, int requests) {
        assertThat(run.outcomes(kind)).as(kind).containsOnlyKeys(Outcome.ERROR);
        assertThat(run.of(kind))
                .allSatisfy(journey -> assertThat(journey.requests()).isEqualTo(requests));
    }

    /** Times between two requests of one visitor. */
    private static List<Long> gapsMs(ScriptedServer server, Rehearsed run, String kind) {
        List<Long> visitors =
                run.of(kind).stream().map(journey -> journey.visitor()).toList();
        return server.received("GET", "/503/").stream()
                .filter(request -> visitors.contains(visitor(request)))
                .collect(groupingBy(RetriesIT::visitor))
                .values()
                .stream()
                .flatMap(three -> IntStream.range(1, three.size())
                        .mapToObj(i -> three.get(i).atMs() - three.get(i - 1).atMs()))
                .toList();
    }

    /** Not the longest: a machine that stalls for a moment holds up a few. */
    private static long median(List<Long> gaps) {
        return gaps.stream().sorted().toList().get(gaps.size() / 2);
    }

    private static Answer answer(Received request, Map<String, Integer> asked) {
        if (asked.merge(request.path(), 1, Integer::sum) > 2) {
            return Answer.of(200);
        }
        String fault = request.path().split("/")[1];
        return fault.equals("silence") ? Answer.silence() : Answer.of(Integer.parseInt(fault));
    }

    private static long visitor(Received request) {
        return Long.parseLong(request.path().split("/")[2]);
    }

    private static Map<String, Double> kinds() {
        Map<String, Double> kinds = new LinkedHashMap<>();
        List.of("stormy", "weak", "polite", "silent", "refused", "throttled", "kind", "ruled")
                .forEach(kind -> kinds.put(kind, 1 / 8.0));
        return kinds;
    }
}
