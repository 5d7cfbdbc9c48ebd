package dev.onsale.scenario;

import dev.onsale.gatling.request.OutgoingRequest;
import dev.onsale.record.evidence.Admission;
import io.netty.handler.codec.http.cookie.Cookie;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the requests of one kind of visitor carry the token that its waiting room gave: whether what the
 * visitor's session holds of it stands in the address, in a header or in a cookie.
 *
 * <p>A waiting room may say "you are in" by one value and give its token by another, in a cookie say. Where no request of
 * the kind has ever carried what the session holds, nobody can tell, and such requests are not asked.
 */
final class AdmissionCheck {
    private final String attribute;
    private volatile boolean everCarried;

    /** @param attribute of the session, present once the waiting room has let its visitor in */
    AdmissionCheck(String attribute) {
        this.attribute = attribute;
    }

    Admission of(OutgoingRequest request) {
        Object held = request.held(attribute);
        String token = held == null ? "" : held.toString();
        if (token.isEmpty()) {
            return Admission.WITHOUT_TOKEN;
        }
        if (isIn(request, token)) {
            if (!everCarried) {
                everCarried = true;
            }
            return Admission.WITH_TOKEN;
        }
        return everCarried ? Admission.WITHOUT_TOKEN : Admission.NOT_ASKED;
    }

    private static boolean isIn(OutgoingRequest request, String token) {
        Iterator<Map.Entry<CharSequence, CharSequence>> headers =
                request.headers().iteratorCharSequence();
        while (headers.hasNext()) {
            if (holds(headers.next().getValue(), token)) {
                return true;
            }
        }
        for (Cookie cookie : request.cookies()) {
            // "admission=" may be all that was kept of a Set-Cookie.
            if (cookie.value().contains(token) || token.equals(cookie.name() + "=")) {
                return true;
            }
        }
        return holds(request.query(), token) || holds(request.path(), token);
    }

    private static boolean holds(@Nullable CharSequence text, String token) {
        return text != null
                && text.length() >= token.length()
                && text.toString().contains(token);
    }
}
