package dev.onsale.load;

import dev.onsale.gatling.Tap;
import dev.onsale.gatling.checks.ScenarioExtractors;
import dev.onsale.gatling.failure.Failure;
import dev.onsale.gatling.http.OpenRequests;
import dev.onsale.gatling.request.WalkListener;
import dev.onsale.gatling.request.WalkedAnswer;
import dev.onsale.gatling.structure.CarriedName;
import dev.onsale.record.Journey;
import dev.onsale.record.walk.Exchange;
import dev.onsale.record.walk.Exchange.Field;
import dev.onsale.record.walk.Exchange.Reply;
import dev.onsale.record.walk.Extraction;
import dev.onsale.record.walk.Walk;
import dev.onsale.record.walk.WalkedStep;
import dev.onsale.scenario.Rehearsal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records the journey of a single visitor, whose requests come one after the other: when each is sent, when its
 * response arrives, and when Gatling has checked it.
 */
final class WalkTap implements Tap, WalkListener, Rehearsal.Listener {

    /** A request this recent when the walk was cut off is one of many, and not what the visitor waited for. */
    private static final long SILENCE_MS = 1_000;

    private final Confidential confidential;
    private final ShownNames names;
    private final List<WalkedStep> steps = new ArrayList<>();
    private ScenarioExtractors extractors = ScenarioExtractors.NONE;
    private Map<String, List<String>> savers = Map.of();
    private Set<String> attributes = Set.of();
    private @Nullable Supplier<Exchange> sent;
    private long sentMs;
    private @Nullable WalkedAnswer answer;
    private @Nullable String rule;
    private List<String> rules = List.of();
    private @Nullable Journey journey;
    private OpenRequests.@Nullable Left open;
    private int requestsMax = Integer.MAX_VALUE;
    private Runnable enough = () -> {};
    private long startedMs;
    private long endedMs;

    WalkTap(Confidential confidential, ShownNames names) {
        this.confidential = confidential;
        this.names = names;
    }

    /** Calls this when this many requests have been reported. */
    synchronized void stops(int requests, Runnable stop) {
        requestsMax = requests;
        enough = stop;
    }

    /** Set once the scenario is built. */
    synchronized void reads(ScenarioExtractors ofScenario) {
        extractors = ofScenario;
    }

    @Override
    public synchronized void sends(Supplier<Exchange> request) {
        sent = request;
        sentMs = System.currentTimeMillis();
    }

    @Override
    public synchronized void ruled(@Nullable String fitting, List<String> all) {
        rule = fitting;
        rules = all;
    }

    @Override
    public synchronized void answered(WalkedAnswer given) {
        answer = given;
    }

    @Override
    public synchronized void response(Response response) {
        Failure failure = response.failure();
        WalkedAnswer given = answer;
        Supplier<Exchange> request = given == null ? sent : given::exchange;
        List<Extraction> extractions = List.of();
        if (given != null) {
            extractions = extractors.from(names.written(response.step()), given).stream()
                    .map(this::shown)
                    .toList();
            remember(given, extractions);
        }
        String problem = response.ok() ? null : confidential.out(failure == null ? "failed" : failure.message());
        Exchange exchange = request == null ? null : shown(request.get());
        steps.add(new WalkedStep(
                names.step(response.step()), exchange, true, response.tookMs(), problem, rule, rules, extractions));
        sent = null;
        answer = null;
        rule = null;
        rules = List.of();
        told();
    }

    @Override
    public synchronized void requestNotSent(String carried, String error) {
        steps.add(WalkedStep.notSent(names.step(carried), confidential.out(CarriedName.plain(error))));
        told();
    }

    private void told() {
        if (steps.size() == requestsMax) {
            enough.run();
        }
    }

    @Override
    public synchronized void leftOpen(List<OpenRequests.Left> requests, long atMs) {
        if (!requests.isEmpty()) {
            open = requests.get(0);
        }
    }

    @Override
    public synchronized void ended(Journey ended) {
        journey = ended;
    }

    @Override
    public synchronized void visitorStarted() {
        startedMs = System.currentTimeMillis();
    }

    @Override
    public synchronized void visitorEnded() {
        endedMs = System.currentTimeMillis();
    }

    @Override
    public void groupEnded(String path, long cumulatedMs, long durationMs, boolean ok) {
        // Requests are reported one by one.
    }

    @Override
    public void felt(String step, long feltMs, boolean ok) {
        // Nothing is measured here.
    }

    /**
     * @param lastSteps the requests of the journey's last word
     * @throws IllegalStateException if the journey has not ended
     */
    synchronized Walk walk(List<String> lastSteps) {
        Journey ended = journey;
        if (ended == null) {
            throw new IllegalStateException("the visitor never arrived");
        }
        return new Walk(
                ended.kind(),
                withOpen(names.step(ended.at())),
                ended.outcome(),
                ended.endedMs() - ended.startedMs(),
                savers,
                attributes,
                lastSteps);
    }

    /** @param shortened what was shortened for it */
    synchronized Walk plainWalk(String scenario, List<String> shortened) {
        List<WalkedStep> all = withOpen(open == null ? CarriedName.NAMELESS : names.step(open.name()));
        long tookMs = (endedMs == 0 ? System.currentTimeMillis() : endedMs) - startedMs;
        return Walk.ofPlain(scenario, all, endedMs != 0, tookMs, savers, attributes, shortened);
    }

    /** @param at the name of the request that waits for its response, if one does */
    private List<WalkedStep> withOpen(String at) {
        List<WalkedStep> all = new ArrayList<>(steps);
        Supplier<Exchange> waiting = sent;
        long waitedMs = System.currentTimeMillis() - sentMs;
        if (waiting != null && waitedMs >= SILENCE_MS) {
            all.add(WalkedStep.unanswered(at, shown(waiting.get()), waitedMs, "no answer when the walk was cut off"));
        }
        return all;
    }

    private void remember(WalkedAnswer given, List<Extraction> extractions) {
        savers = extractors.savers(given);
        Set<String> held = given.attributes();
        extractions.stream()
                .filter(extraction -> !extraction.missed())
                .map(Extraction::attribute)
                .forEach(held::add);
        attributes = held.stream()
                .filter(attribute -> !ScenarioExtractors.isOwn(attribute))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Extraction shown(Extraction extraction) {
        String value = extraction.value();
        String failure = extraction.failure();
        return new Extraction(
                confidential.out(extraction.extractor()),
                extraction.attribute(),
                value == null ? null : confidential.out(value),
                failure == null ? null : confidential.out(failure));
    }

    private Exchange shown(Exchange exchange) {
        Reply reply = exchange.reply();
        return new Exchange(
                exchange.method(),
                confidential.out(exchange.url()),
                shown(exchange.headers()),
                confidential.out(exchange.body()),
                reply == null
                        ? null
                        : new Reply(reply.status(), shown(reply.headers()), confidential.out(reply.body())));
    }

    private List<Field> shown(List<Field> headers) {
        return headers.stream()
                .map(header -> new Field(header.name(), confidential.headerOut(header.name(), header.value())))
                .toList();
    }
}
