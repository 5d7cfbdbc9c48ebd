package dev.onsale.gatling.http;

import io.gatling.http.protocol.HttpProtocol;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.util.function.Predicate;
import scala.jdk.javaapi.CollectionConverters;

/** A setting of a Gatling HTTP protocol, if it was set explicitly. */
public enum ProtocolSetting {
    BASE_URL(protocol ->
            protocol.baseUrls().nonEmpty() || protocol.wsPart().wsBaseUrls().nonEmpty()),
    HOST_ALIASES(protocol -> protocol.dnsPart().hostNameAliases().nonEmpty()),
    /** Other than Gatling's default. */
    WARM_UP_URL(protocol -> protocol.warmUpUrl().exists(url -> !url.contains("gatling.io"))),
    SILENT_REQUESTS(protocol -> protocol.requestPart().silentResources()
            || protocol.requestPart().silentUri().isDefined()),
    INFERRED_RESOURCES(protocol -> protocol.responsePart().inferHtmlResources()),
    RESPONSE_TRANSFORMER(
            protocol -> protocol.responsePart().responseTransformer().isDefined()),
    SIGNATURE(protocol -> protocol.requestPart().signatureCalculators().nonEmpty());

    private final Predicate<HttpProtocol> said;

    ProtocolSetting(Predicate<HttpProtocol> said) {
        this.said = said;
    }

    /** Whether this protocol sets it. */
    public boolean isSaidBy(HttpProtocolBuilder builder) {
        return said.test(protocol(builder));
    }

    /** Whether a protocol adds a header of this name to every request, case-insensitively. */
    public static boolean hasHeader(HttpProtocolBuilder builder, String header) {
        return CollectionConverters.asJava(protocol(builder).requestPart().headers()).keySet().stream()
                .anyMatch(name -> header.equalsIgnoreCase(name.toString()));
    }

    private static HttpProtocol protocol(HttpProtocolBuilder builder) {
        return (HttpProtocol) builder.protocol();
    }
}
