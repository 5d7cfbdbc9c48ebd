package dev.onsale.gatling.request;

import dev.onsale.gatling.structure.Template;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.session.Session;
import io.gatling.http.request.builder.CommonAttributes;
import io.gatling.http.request.builder.HttpRequestBuilder;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.netty.handler.codec.http.HttpMethod;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Tuple2;
import scala.collection.immutable.Map;
import scala.jdk.javaapi.CollectionConverters;

/** A request as its author wrote it, read before it is sent. */
public final class WrittenRequest {

    private final HttpRequestBuilder builder;

    private WrittenRequest(HttpRequestBuilder builder) {
        this.builder = builder;
    }

    public static WrittenRequest of(HttpRequestActionBuilder request) {
        return new WrittenRequest((HttpRequestBuilder) request.asScala());
    }

    /** The name under which Gatling reports it; empty if it is computed from the session. */
    public Optional<String> name() {
        return constant(builder.commonAttributes().requestName()).map(String::valueOf);
    }

    /**
     * Method and address as written, for example {@code GET /queue/#{queueId}}; {@code null} if they depend on the
     * session.
     */
    public @Nullable String address() {
        CommonAttributes attributes = builder.commonAttributes();
        String method = Template.of(attributes.method());
        String url = attributes.urlOrURI().isLeft()
                ? Template.of(attributes.urlOrURI().left().toOption().get())
                : null;
        return method == null || url == null ? null : method + " " + url;
    }

    /** Whether it is a GET request. */
    public boolean isGet() {
        return constant(builder.commonAttributes().method())
                .filter(HttpMethod.GET::equals)
                .isPresent();
    }

    /** Whether its author has set a header of this name, case-insensitively. */
    public boolean hasHeader(String name) {
        return CollectionConverters.asJava(builder.commonAttributes().headers()).keySet().stream()
                .anyMatch(written -> name.equalsIgnoreCase(written.toString()));
    }

    /**
     * A copy with this header before all that its author has set.
     *
     * @param template its value, for example <code>Bearer #{token}</code>
     */
    @SuppressWarnings("unchecked") // what Scala's map gives back has lost its type on the way to Java
    public WrittenRequest withHeader(String name, String template) {
        CommonAttributes plain = builder.commonAttributes();
        Map<CharSequence, Function1<Session, Validation<String>>> headers =
                compiled(name, template).commonAttributes().headers();
        for (var header : CollectionConverters.asJava(plain.headers()).entrySet()) {
            headers = headers.$plus(new Tuple2<>(header.getKey(), header.getValue()));
        }
        return new WrittenRequest(builder.newInstance(plain.copy(
                plain.requestName(),
                plain.method(),
                plain.urlOrURI(),
                plain.disableUrlEncoding(),
                plain.queryParams(),
                headers,
                plain.realm(),
                plain.proxy(),
                plain.signatureCalculators(),
                plain.ignoreProtocolHeaders(),
                plain.ignoreProtocolSignatureCalculators())));
    }

    /** The template as Gatling compiles it. */
    private static HttpRequestBuilder compiled(String name, String template) {
        return (HttpRequestBuilder)
                HttpDsl.http(name).get("/").header(name, template).asScala();
    }

    /** Scala keeps this class in a package object, whose name Java cannot spell. */
    private static Optional<Object> constant(Function1<Session, ?> expression) {
        return expression.getClass().getName().endsWith("StaticValueExpression")
                        && expression.apply(null) instanceof Success<?> known
                ? Optional.of(known.value())
                : Optional.empty();
    }

    HttpRequestBuilder builder() {
        return builder;
    }
}
