package dev.onsale.gatling.http;

import io.gatling.http.client.Request;
import io.gatling.http.client.uri.Uri;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a request tells people which it was: its method, its path and the names of its query, none of their values.
 *
 * @param line e.g. {@code POST /orders/…/pay?token=…}
 * @param traceparent the W3C header that it carried; {@code null} without one
 */
public record RequestLine(String line, @Nullable String traceparent) {

    private static final String VALUE = "…";

    /** Words that somebody chose for a route, and its version; numbers, keys and names of people hold something else. */
    private static final Pattern ROUTE = Pattern.compile("[A-Za-z][A-Za-z_.~-]{0,39}|v[0-9]{1,2}|");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.\\[\\]-]{0,39}");

    static RequestLine of(Request request) {
        Uri uri = request.getUri();
        return new RequestLine(
                request.getMethod().name() + " " + pathOf(uri.getPath()) + queryOf(uri.getQuery()),
                request.getHeaders().get("traceparent"));
    }

    /** A path without what stands in for somebody or something. */
    static String pathOf(@Nullable String path) {
        return path == null || path.isEmpty()
                ? "/"
                : Arrays.stream(path.split("/", -1))
                        .map(part -> ROUTE.matcher(part).matches() ? part : VALUE)
                        .collect(Collectors.joining("/"));
    }

    /** Names alone; empty without a query. */
    static String queryOf(@Nullable String query) {
        return query == null || query.isEmpty()
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(RequestLine::nameIn)
                        .distinct()
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String nameIn(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        boolean told = NAME.matcher(name).matches();
        return equals < 0 ? (told ? name : VALUE) : (told ? name : VALUE) + "=" + VALUE;
    }
}
