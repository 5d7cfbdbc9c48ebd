package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.exec.Executable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What visitors of one kind do, in order.
 *
 * @param parts words, and plain Gatling chains between them
 * @param defaults how they send each request
 */
record Itinerary(List<Executable> parts, KindDefaults defaults) {

    private Stream<Word> words() {
        return parts.stream().filter(Word.class::isInstance).map(Word.class::cast);
    }

    List<String> steps() {
        return words().flatMap(word -> word.steps().stream()).toList();
    }

    /** Mean number of requests of each step per journey, if nobody runs out of patience; one poll each. */
    Map<String, Double> requestsByStep() {
        Map<String, Double> requests = new LinkedHashMap<>();
        double stillThere = 1;
        for (Word word : words().toList()) {
            for (String step : word.steps()) {
                requests.merge(step, stillThere * word.requestsOf(step), Double::sum);
            }
            stillThere *= word.goingOn();
        }
        return requests;
    }

    PossibleJourneys possibleJourneys() {
        return PossibleJourneys.of(parts);
    }

    List<String> lastSteps() {
        return !parts.isEmpty() && parts.get(parts.size() - 1) instanceof Word last ? last.steps() : List.of();
    }

    boolean canFinish() {
        return words().allMatch(word -> word.goingOn() > 0);
    }

    /** From the first word to the last, in the sale clock; without the target's response times. */
    Duration typicalLength() {
        return words().map(Word::typicalLength).reduce(Duration.ZERO, Duration::plus);
    }

    void nameStepsIn(StepNames names) {
        words().forEach(names::use);
    }

    ChainBuilder chain() {
        ChainBuilder chain = ChainBuilder.EMPTY;
        for (Executable part : asTheyDoIt()) {
            chain = chain.exec(part);
        }
        return chain.exec(exec(session -> {
            Visit.of(session).end(Outcome.DONE, null);
            return session;
        }));
    }

    /** Each request as this kind sends it, with a valid token. */
    private List<Executable> asTheyDoIt() {
        List<Executable> done = new ArrayList<>();
        AdmissionCheck admission = admissionCheck();
        UnaryOperator<Request> each = defaults::of;
        for (Executable part : parts) {
            if (!(part instanceof Word word)) {
                done.add(part);
            } else if (word instanceof WaitInQueue queue) {
                WaitInQueue waiting = queue.withRequests(each);
                done.add(waiting);
                UnaryOperator<Request> before = each;
                each = request -> waiting.admitting(before.apply(request));
            } else {
                Word seen = admission == null ? word : word.withRequests(request -> request.admissionSeenBy(admission));
                done.add(seen.withRequests(each));
            }
        }
        return done;
    }

    /** The waiting room's own requests return the token, and all others should carry it; {@code null} without one. */
    private @Nullable AdmissionCheck admissionCheck() {
        return words().filter(WaitInQueue.class::isInstance)
                .map(queue -> new AdmissionCheck(((WaitInQueue) queue).admittedAttribute()))
                .findFirst()
                .orElse(null);
    }
}
