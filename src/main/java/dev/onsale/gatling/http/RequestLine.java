package dev.onsale.gatling.http;

import io.gatling.http.client.Request;
import io.gatling.http.client.uri.Uri;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a request to a reader: its method, its path and the names of its query, without their values.
 *
 * @param line for example {@code POST /orders/…/pay?token=…}
 * @param traceparent the W3C header that it carried; {@code null} without one
 */
public record RequestLine(String line, @Nullable String traceparent) {

    private static final String VALUE = "…";

    /** Words chosen for a route, and its version; numbers, keys and names of people contain other characters. */
    private static final Pattern ROUTE = Pattern.compile("[A-Za-z][A-Za-z_.~-]{0,39}|v[0-9]{1,2}|");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.\\[\\]-]{0,39}");

    static RequestLine of(Request request) {
        Uri uri = request.getUri();
        return new RequestLine(
                request.getMethod().name() + " " + pathOf(uri.getPath()) + queryOf(uri.getQuery()),
                request.getHeaders().get("traceparent"));
    }

    /** A path without segments that may identify somebody or something. */
    static String pathOf(@Nullable String path) {
        return path == null || path.isEmpty()
                ? "/"
                : Arrays.stream(path.split("/", -1))
                        .map(part -> ROUTE.matcher(part).matches() ? part : VALUE)
                        .collect(Collectors.joining("/"));
    }

    /** Names only; empty without a query. */
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
