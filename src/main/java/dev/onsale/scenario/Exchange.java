package dev.onsale.scenario;

import dev.onsale.record.Admission;
import dev.onsale.scenario.Answered.Cut;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.action.Action;
import io.gatling.core.check.Check;
import io.gatling.core.check.CheckResult;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.http.action.HttpActionBuilder;
import io.gatling.http.action.HttpRequestAction;
import io.gatling.http.check.HttpCheck;
import io.gatling.http.check.HttpCheckScope;
import io.gatling.http.client.Request;
import io.gatling.http.protocol.HttpComponents;
import io.gatling.http.request.HttpRequestConfig;
import io.gatling.http.request.HttpRequestDef;
import io.gatling.http.request.builder.HttpRequestBuilder;
import io.gatling.http.response.Response;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Function2;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The one place where the language reaches behind Gatling's API: one request as Gatling sends it, with four things
 * that Gatling's own builder cannot say. The rules of a word judge a response before its checks do; a request that
 * cannot be built tells its visitor why; how long a response is waited for is up to each visitor, request by request;
 * and whether a request carries the admission token is told with its name. Written against 3.15.1; the tests of {@link Request} fail when it moves.
 */
final class Exchange implements HttpActionBuilder {

    /** What Gatling says before the reason that matters. */
    private static final String NOT_BUILT = "Failed to build request: ";

    /** How Gatling begins the commonest reason; it quotes a name, not a value. */
    private static final String UNDEFINED = "No attribute named ";

    /** How a token is introduced in {@code Authorization} (RFC 6750). */
    private static final String BEARER = "Bearer";

    /** Shorter values stand in any text. */
    private static final int SECRET_LENGTH_MIN = 4;

    private static final CharSequence SERVER_TIMING = AsciiString.cached("server-timing");

    private final HttpRequestBuilder request;
    private final List<Meaning> meanings;
    private final Manner manner;
    private final String[][] names = new String[Cut.values().length][Admission.values().length];

    Exchange(HttpRequestBuilder request, String step, List<Meaning> meanings, Manner manner) {
        this.request = request;
        this.meanings = meanings;
        this.manner = manner;
        for (Cut cut : Cut.values()) {
            for (Admission admission : Admission.values()) {
                names[cut.ordinal()][admission.ordinal()] = new StepName(step, meant(cut), admission).carried();
            }
        }
    }

    @Override
    public Action build(ScenarioContext context, Action next) {
        HttpComponents http = lookUpHttpComponents(context.protocolComponentsRegistry());
        HttpRequestDef plain = request.build(
                http.httpCaches(),
                http.httpProtocol(),
                context.throttled(),
                context.coreComponents().configuration());
        HttpRequestDef ours = new HttpRequestDef(
                plain.requestName(),
                session -> built(plain.clientRequest().apply(session), session),
                judged(plain.requestConfig()));
        return new HttpRequestAction(ours, http.httpTxExecutor(), context.coreComponents(), next);
    }

    private Validation<Request> built(Validation<Request> result, Session session) {
        Pending pending = Visit.of(session).pending();
        if (result instanceof Success<Request> success) {
            pending.built();
            Request plain = success.value();
            if (Visit.of(session).queueing().hasPassedBy()) {
                leaveEmptyHeadersOut(plain);
            }
            Cut cut = pending.await(plain.getRequestTimeout(), manner.refreshing());
            AdmissionCheck check = pending.readsEvidence() ? manner.admission() : null;
            Admission admission = check == null ? Admission.NOT_ASKED : check.of(plain, session);
            if (cut == Cut.NONE && admission == Admission.NOT_ASKED) {
                return result;
            }
            String name = names[cut.ordinal()][admission.ordinal()];
            return new Success<>(bounded(plain, name, pending.limitMs()));
        }
        return result.mapFailure(message -> {
            String why = withoutValues(message, session);
            pending.notBuilt(why);
            return why;
        });
    }

    /** Where a token was to stand and there is none; a browser would not send the header at all. */
    private static void leaveEmptyHeadersOut(Request plain) {
        for (Map.Entry<String, String> header : plain.getHeaders().entries()) {
            String value = header.getValue().strip();
            if (value.isEmpty() || value.equals(BEARER)) {
                plain.getHeaders().remove(header.getKey());
            }
        }
    }

    /** What running into the time-out means. */
    private static @Nullable String meant(Cut cut) {
        return switch (cut) {
            case NONE -> null;
            case REFRESHED -> StepName.REFRESHED;
            case GAVE_UP -> StepName.GAVE_UP;
        };
    }

    /** Session values may be secrets, and Gatling quotes what it could not build. */
    private static String withoutValues(String message, Session session) {
        String why = message.replace(NOT_BUILT, "");
        if (why.startsWith(UNDEFINED)) {
            return why;
        }
        for (Object value : CollectionConverters.asJava(session.attributes()).values()) {
            if (value instanceof String text && text.length() >= SECRET_LENGTH_MIN) {
                why = why.replace(text, "…");
            }
        }
        return why;
    }

    private static Request bounded(Request plain, String name, long limitMs) {
        return new Request(
                name,
                plain.getMethod(),
                plain.getUri(),
                plain.getHeaders(),
                plain.getCookies(),
                plain.getBody(),
                limitMs,
                plain.isAutoOrigin(),
                plain.getLocalAddresses(),
                plain.getRealm(),
                plain.getProxyServer(),
                plain.getProxyProtocolSourceIpV4Address(),
                plain.getProxyProtocolSourceIpV6Address(),
                plain.getSignatureCalculator(),
                plain.getNameResolver(),
                plain.isHttp2Enabled(),
                plain.getHttp2PriorKnowledge(),
                plain.getWsSubprotocol());
    }

    private HttpRequestConfig judged(HttpRequestConfig plain) {
        List<HttpCheck> checks = new ArrayList<>();
        checks.add(new HttpCheck(new Judging(meanings, manner.retries(), rules()), HttpCheckScope.Status$.MODULE$));
        for (HttpCheck check : CollectionConverters.asJava(plain.checks())) {
            checks.add(new HttpCheck(new GatlingCheck.Lenient(check.wrapped()), check.scope()));
        }
        Retries retries = manner.retries();
        boolean readsBody = meanings.stream().map(Meaning::when).anyMatch(Answer::readsBody)
                || (retries != null && retries.readBodies());
        return new HttpRequestConfig(
                CollectionConverters.asScala(checks).toList(),
                plain.responseTransformer(),
                plain.throttled(),
                plain.silent(),
                plain.followRedirect(),
                plain.checksumAlgorithms(),
                plain.storeBodyParts() || readsBody,
                plain.defaultCharset(),
                plain.explicitResources(),
                plain.httpProtocol());
    }

    private List<String> rules() {
        return meanings.stream().map(meaning -> meaning.when().toString()).toList();
    }

    /** Comes before all other checks, and always: tells the visitor what the answer is and means. */
    private record Judging(List<Meaning> meanings, @Nullable Retries retries, List<String> rules)
            implements Check<Response> {
        @Override
        public Validation<CheckResult> check(Response response, Session session, Map<Object, Object> parsed) {
            int status = response.status().code();
            Answer.Reply reply = new Answer.Reply(response, session, parsed);
            boolean retryable = retries != null && retries.concern(reply);
            Pending pending = Visit.of(session).pending();
            if (pending.readsEvidence()) {
                pending.timed(response.headers().valueStringIterator(SERVER_TIMING));
            }
            pending.judged(status, meaning(reply), retryable, rules);
            return CheckResult.NoopCheckResultSuccess();
        }

        private @Nullable Meaning meaning(Answer.Reply reply) {
            for (Meaning meaning : meanings) {
                if (meaning.when().fits(reply)) {
                    return meaning;
                }
            }
            return null;
        }

        @Override
        public Check<Response> checkIf(Function1<Session, Validation<Object>> condition) {
            return this;
        }

        @Override
        public Check<Response> checkIf(Function2<Response, Session, Validation<Object>> condition) {
            return this;
        }
    }
}
