package dev.onsale.gatling.request;

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
import io.gatling.http.client.uri.Uri;
import io.gatling.http.protocol.HttpComponents;
import io.gatling.http.request.HttpRequestConfig;
import io.gatling.http.request.HttpRequestDef;
import io.gatling.http.request.builder.HttpRequestBuilder;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.ActionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import scala.Function1;
import scala.Function2;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One request sent by Gatling, with four features that Gatling's own builder lacks: a word sees a response before its
 * checks do; a request that cannot be built reports the reason to its visitor; each visitor chooses the timeout,
 * request by request; and what a request carries is reported with its name.
 */
public final class HookedRequest<V> implements HttpActionBuilder {

    /** Gatling's prefix of the reason that matters. */
    private static final String NOT_BUILT = "Failed to build request: ";

    /** How Gatling's most frequent reason begins; it quotes a name, not a value. */
    private static final String UNDEFINED = "No attribute named ";

    /** Shorter values occur in any text by chance. */
    private static final int SECRET_LENGTH_MIN = 4;

    private final HttpRequestBuilder request;
    private final Visitors<V> visitors;
    private final RequestHooks<V> hooks;

    private HookedRequest(HttpRequestBuilder request, Visitors<V> visitors, RequestHooks<V> hooks) {
        this.request = request;
        this.visitors = visitors;
        this.hooks = hooks;
    }

    /**
     * The action that sends this request.
     *
     * @param attribute of the session that holds the visitor
     * @param type of visitors
     */
    public static <V> ActionBuilder of(WrittenRequest request, String attribute, Class<V> type, RequestHooks<V> hooks) {
        HookedRequest<V> hooked = new HookedRequest<>(request.builder(), new Visitors<>(attribute, type), hooks);
        return () -> hooked;
    }

    /** Finds the visitor that owns a session. */
    private record Visitors<V>(String attribute, Class<V> type) {
        V of(Session session) {
            return type.cast(session.attributes().apply(attribute));
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
        List<Uri> home = CollectionConverters.asJava(http.httpProtocol().baseUrls()).stream()
                .map(Uri::create)
                .toList();
        HttpRequestDef ours = new HttpRequestDef(
                plain.requestName(),
                session -> built(plain.clientRequest().apply(session), session, home),
                judged(plain.requestConfig()));
        return new HttpRequestAction(ours, http.httpTxExecutor(), context.coreComponents(), next);
    }

    private Validation<Request> built(Validation<Request> result, Session session, List<Uri> home) {
        V visitor = visitors.of(session);
        if (result instanceof Success<Request> success) {
            OutgoingRequest outgoing = new OutgoingRequest(success.value(), session, home);
            hooks.built(visitor, outgoing);
            return outgoing.request() == success.value() ? result : new Success<>(outgoing.request());
        }
        return result.mapFailure(message -> {
            String why = withoutValues(message, session);
            hooks.notBuilt(visitor, why);
            return why;
        });
    }

    /** Session values may be secrets, and Gatling quotes what it could not build. */
    private static String withoutValues(String message, Session session) {
        String why = message.replace(NOT_BUILT, "");
        int undefined = why.indexOf(UNDEFINED);
        if (undefined >= 0) {
            // One of our bodies reports it by an exception, whose name Gatling puts first.
            return why.substring(undefined);
        }
        for (Object value : CollectionConverters.asJava(session.attributes()).values()) {
            if (value instanceof String text && text.length() >= SECRET_LENGTH_MIN) {
                why = why.replace(text, "…");
            }
        }
        return why;
    }

    private HttpRequestConfig judged(HttpRequestConfig plain) {
        List<HttpCheck> checks = new ArrayList<>();
        checks.add(new HttpCheck(new Hearing<>(visitors, hooks), HttpCheckScope.Status$.MODULE$));
        for (HttpCheck check : CollectionConverters.asJava(plain.checks())) {
            checks.add(new HttpCheck(new Lenient<>(check.wrapped(), visitors, hooks), check.scope()));
        }
        return new HttpRequestConfig(
                CollectionConverters.asScala(checks).toList(),
                plain.responseTransformer(),
                plain.throttled(),
                plain.silent(),
                plain.followRedirect(),
                plain.checksumAlgorithms(),
                plain.storeBodyParts() || hooks.readsBody(),
                plain.defaultCharset(),
                plain.explicitResources(),
                plain.httpProtocol());
    }

    /** Runs before all other checks, and always. */
    private record Hearing<V>(Visitors<V> visitors, RequestHooks<V> hooks) implements Check<Response> {

        @Override
        public Validation<CheckResult> check(Response response, Session session, Map<Object, Object> parsed) {
            hooks.answered(visitors.of(session), new ReceivedAnswer(response, session, parsed));
            return CheckResult.NoopCheckResultSuccess();
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

    /** An author's check that still saves what it finds, but does not fail a response that the word accepts. */
    private record Lenient<V>(Check<Response> strict, Visitors<V> visitors, RequestHooks<V> hooks)
            implements Check<Response> {

        @Override
        public Validation<CheckResult> check(Response response, Session session, Map<Object, Object> parsed) {
            Validation<CheckResult> result = strict.check(response, session, parsed);
            return !(result instanceof Success<?>) && hooks.isNoFailure(visitors.of(session))
                    ? CheckResult.NoopCheckResultSuccess()
                    : result;
        }

        @Override
        public Check<Response> checkIf(Function1<Session, Validation<Object>> condition) {
            return new Lenient<>(strict.checkIf(condition), visitors, hooks);
        }

        @Override
        public Check<Response> checkIf(Function2<Response, Session, Validation<Object>> condition) {
            return new Lenient<>(strict.checkIf(condition), visitors, hooks);
        }
    }
}
