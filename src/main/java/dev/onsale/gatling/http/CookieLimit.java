package dev.onsale.gatling.http;

import io.gatling.core.session.Session;
import io.gatling.http.cookie.CookieJar;
import io.gatling.http.cookie.CookieSupport$;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Removes from a response the cookies that no browser would keep: Gatling keeps all of them for each visitor, and sends
 * all of them with each request.
 */
final class CookieLimit {

    private CookieLimit() {}

    /**
     * @param session of the requesting visitor
     * @return how many were removed
     */
    static int apply(Session session, HttpHeaders headers) {
        List<String> set = headers.getAll(HttpHeaderNames.SET_COOKIE);
        if (set.isEmpty()) {
            return 0;
        }
        Set<String> names = namesIn(session);
        if (names.size() + set.size() <= AnswerLimits.COOKIES_MAX) {
            return 0;
        }
        List<String> kept = new ArrayList<>();
        for (String cookie : set) {
            String name = cookie.substring(0, Math.max(0, cookie.indexOf('=')));
            if (names.contains(name) || names.size() < AnswerLimits.COOKIES_MAX) {
                names.add(name);
                kept.add(cookie);
            }
        }
        headers.set(HttpHeaderNames.SET_COOKIE, kept);
        return set.size() - kept.size();
    }

    private static Set<String> namesIn(Session session) {
        Set<String> names = new HashSet<>();
        Option<Object> jar = session.attributes().get(CookieSupport$.MODULE$.CookieJarAttributeName());
        if (jar.isDefined() && jar.get() instanceof CookieJar cookies) {
            CollectionConverters.asJava(cookies.store()).keySet().forEach(key -> names.add(key.name()));
        }
        return names;
    }
}
