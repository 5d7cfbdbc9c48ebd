package dev.onsale.gatling.simulation;

import io.gatling.http.protocol.HttpProtocol;
import io.gatling.http.protocol.HttpProtocolEnginePart;
import io.gatling.http.protocol.HttpProtocolWsPart;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Copies of a simulation's HTTP protocol that differ only in what the user requested. */
final class HttpProtocols {

    private static final Pattern URL = Pattern.compile(
            "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?<user>[^@/?#]*@)?[^/?#]*(?<path>[^?#]*)(?<rest>.*)",
            Pattern.DOTALL);
    private static final Pattern WEB_SOCKET = Pattern.compile("wss?", Pattern.CASE_INSENSITIVE);

    private HttpProtocols() {}

    /**
     * A copy with another scheme, host and port in its base URLs, including those of WebSockets. Sends no warm-up
     * request: Gatling's warm-up URL is an old address too.
     *
     * @param named whether any protocol of the simulation has a base URL; if not, the target becomes one
     */
    static HttpProtocol moved(HttpProtocol protocol, URI target, boolean named) {
        List<String> baseUrls = CollectionConverters.asJava(protocol.baseUrls());
        HttpProtocolWsPart ws = protocol.wsPart();
        List<String> wsBaseUrls = CollectionConverters.asJava(ws.wsBaseUrls());
        return new HttpProtocol(
                list(named ? moved(baseUrls, target) : List.of(target.toString())),
                Option.empty(),
                protocol.enginePart(),
                protocol.requestPart(),
                protocol.responsePart(),
                ws.copy(
                        list(named ? moved(wsBaseUrls, target) : List.of(moved("ws:///", target))),
                        ws.maxReconnects(),
                        ws.autoReplyTextFrames(),
                        ws.unmatchedInboundMessageBufferSize()),
                protocol.ssePart(),
                protocol.proxyPart(),
                protocol.dnsPart());
    }

    /** A copy that sends no warm-up request. */
    static HttpProtocol cold(HttpProtocol protocol) {
        return new HttpProtocol(
                protocol.baseUrls(),
                Option.empty(),
                protocol.enginePart(),
                protocol.requestPart(),
                protocol.responsePart(),
                protocol.wsPart(),
                protocol.ssePart(),
                protocol.proxyPart(),
                protocol.dnsPart());
    }

    private static List<String> moved(List<String> urls, URI target) {
        return urls.stream().map(url -> moved(url, target)).toList();
    }

    /**
     * A base URL with the target's scheme, host and port. Keeps its path, unless the target has one of its own; keeps a
     * trailing slash, on which what follows relies.
     */
    static String moved(String baseUrl, URI target) {
        Matcher parts = URL.matcher(baseUrl);
        if (!parts.matches()) {
            return target.toString();
        }
        boolean secured = target.getScheme().equals("https");
        String scheme =
                WEB_SOCKET.matcher(parts.group("scheme")).matches() ? (secured ? "wss" : "ws") : target.getScheme();
        String authority = target.getRawAuthority();
        String user = parts.group("user");
        String path = parts.group("path");
        String own = target.getRawPath();
        return scheme + "://" + (user == null || authority.contains("@") ? "" : user) + authority
                + (own.isEmpty() ? path : own + (path.endsWith("/") ? "/" : "")) + parts.group("rest");
    }

    /** The path of a URL as written; empty if it has none. */
    static String pathOf(String url) {
        Matcher parts = URL.matcher(url);
        return parts.matches() ? parts.group("path") : "";
    }

    /**
     * A copy with further headers on every request, and each visitor on one of these local addresses; if empty, on any.
     */
    static HttpProtocol sentWith(HttpProtocol protocol, Map<String, String> headers, List<String> from) {
        HttpProtocolBuilder builder =
                new HttpProtocolBuilder(new io.gatling.http.protocol.HttpProtocolBuilder(protocol, false, false));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            builder = builder.header(header.getKey(), header.getValue());
        }
        HttpProtocol sent = (HttpProtocol) (from.isEmpty() ? builder : builder.localAddresses(from)).protocol();
        HttpProtocolEnginePart engine = protocol.enginePart();
        return new HttpProtocol(
                protocol.baseUrls(),
                protocol.warmUpUrl(),
                new HttpProtocolEnginePart(
                        engine.shareConnections(),
                        engine.maxConnectionsPerHost(),
                        sent.enginePart().localAddresses(),
                        engine.enableHttp2(),
                        engine.http2PriorKnowledge(),
                        engine.perUserKeyManagerFactory()),
                sent.requestPart(),
                protocol.responsePart(),
                protocol.wsPart(),
                protocol.ssePart(),
                protocol.proxyPart(),
                protocol.dnsPart());
    }

    private static scala.collection.immutable.List<String> list(List<String> texts) {
        return CollectionConverters.asScala(texts).toList();
    }
}
