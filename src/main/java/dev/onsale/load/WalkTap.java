package dev.onsale.load;

import dev.onsale.record.Exchange;
import dev.onsale.record.Exchange.Field;
import dev.onsale.record.Exchange.Reply;
import dev.onsale.record.Extraction;
import dev.onsale.record.Journey;
import dev.onsale.record.Walk;
import dev.onsale.record.WalkedStep;
import dev.onsale.scenario.Rehearsal;
import io.gatling.http.client.Request;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.Session;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Takes down the journey of a single visitor, whose requests come one after the other: each is heard when it is sent,
 * when its answer is there, and when Gatling has checked it.
 */
final class WalkTap implements Tap, Rehearsal.Listener {

    /** A request this young when the walk was cut off is one of many, and not what the visitor waited for. */
    private static final long SILENCE_MS = 1_000;

    /** Gatling writes it at the last moment: a request that has had no answer may still be without it. */
    private static final String COOKIE = "Cookie";

    private record Answer(Response response, Session session) {}

    private final Confidential confidential;
    private final ShownNames names;
    private final List<WalkedStep> steps = new ArrayList<>();
    private ScenarioExtractors extractors = ScenarioExtractors.NONE;
    private Map<String, List<String>> savers = Map.of();
    private Set<String> attributes = Set.of();
    private @Nullable Request sent;
    private long sentMs;
    private @Nullable Answer answer;
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

    /** Calls this when so many requests have been told of. */
    synchronized void stops(int requests, Runnable stop) {
        requestsMax = requests;
        enough = stop;
    }

    /** To be told once the scenario is built. */
    synchronized void reads(ScenarioExtractors ofScenario) {
        extractors = ofScenario;
    }

    /** A request as it is about to be sent. */
    synchronized Request sends(Request request) {
        sent = request;
        sentMs = System.currentTimeMillis();
        return request;
    }

    @Override
    public synchronized void ruled(@Nullable String fitting, List<String> all) {
        rule = fitting;
        rules = all;
    }

    /** The same response; heard before any check sees it. */
    synchronized Response answered(Response response, Session session) {
        answer = new Answer(response, session);
        return response;
    }

    @Override
    public synchronized void response(
            String carried, long startMs, long endMs, boolean ok, boolean wasAnswered, @Nullable Failure failure) {
        Answer given = answer;
        Request request = given == null ? sent : given.response().request();
        List<Extraction> extractions = List.of();
        if (given != null) {
            extractions = extractors.from(names.written(carried), given.response(), given.session()).stream()
                    .map(this::shown)
                    .toList();
            remember(given.session(), extractions);
        }
        String problem = ok ? null : confidential.out(failure == null ? "failed" : failure.message());
        Exchange exchange = request == null ? null : exchange(request, given == null ? null : reply(given.response()));
        steps.add(new WalkedStep(
                names.step(carried), exchange, true, endMs - startMs, problem, rule, rules, extractions));
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
        // Requests are told one by one.
    }

    @Override
    public void felt(String step, long feltMs, boolean ok) {
        // Nobody is measured here.
    }

    @Override
    public void traced(String step, long startEpochMs, long tookMs, boolean ok, String traceparent) {
        // The request itself shows its header.
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

    /** @param shortened what was made shorter for it */
    synchronized Walk plainWalk(String scenario, List<String> shortened) {
        List<WalkedStep> all = withOpen(open == null ? CarriedName.NAMELESS : names.step(open.name()));
        long tookMs = (endedMs == 0 ? System.currentTimeMillis() : endedMs) - startedMs;
        return Walk.ofPlain(scenario, all, endedMs != 0, tookMs, savers, attributes, shortened);
    }

    /** @param at the name of the request that waits for its answer, if one does */
    private List<WalkedStep> withOpen(String at) {
        List<WalkedStep> all = new ArrayList<>(steps);
        Request waiting = sent;
        long waitedMs = System.currentTimeMillis() - sentMs;
        if (waiting != null && waitedMs >= SILENCE_MS) {
            all.add(WalkedStep.unanswered(
                    at, exchange(waiting, null), waitedMs, "no answer when the walk was cut off"));
        }
        return all;
    }

    private void remember(Session session, List<Extraction> extractions) {
        savers = extractors.savers(session);
        Set<String> held = new TreeSet<>(
                CollectionConverters.asJava(session.asScala().attributes()).keySet());
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

    private Exchange exchange(Request request, @Nullable Reply reply) {
        List<Field> headers = new ArrayList<>(fields(request.getHeaders()));
        if (!request.getCookies().isEmpty() && !request.getHeaders().contains(COOKIE)) {
            String cookies = request.getCookies().stream()
                    .map(cookie -> cookie.name() + "=" + cookie.value())
                    .collect(Collectors.joining("; "));
            headers.add(new Field(COOKIE, confidential.headerOut(COOKIE, cookies)));
        }
        String body =
                request.getBody() == null ? "" : new String(request.getBody().getBytes(), StandardCharsets.UTF_8);
        return new Exchange(
                request.getMethod().name(),
                confidential.out(request.getUri().toFullUrl()),
                headers,
                confidential.out(body),
                reply);
    }

    private Reply reply(Response response) {
        return new Reply(
                response.status().code(),
                fields(response.headers()),
                confidential.out(response.body().string()));
    }

    private List<Field> fields(HttpHeaders headers) {
        return headers.entries().stream()
                .map(header -> new Field(header.getKey(), confidential.headerOut(header.getKey(), header.getValue())))
                .toList();
    }
}
