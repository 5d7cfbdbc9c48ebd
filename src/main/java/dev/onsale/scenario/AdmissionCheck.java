package dev.onsale.scenario;

import dev.onsale.gatling.request.OutgoingRequest;
import dev.onsale.record.evidence.Admission;
import io.netty.handler.codec.http.cookie.Cookie;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether the requests of one kind of visitor carry their admission token: whether the value in the visitor's
 * session is in the address, a header or a cookie.
 *
 * <p>A waiting room may signal admission by one value and issue its token in another, for example in a cookie. If no
 * request of the kind has ever carried the value in the session, it cannot be determined, and such requests are not
 * counted.
 */
final class AdmissionCheck {
    private final String attribute;
    private volatile boolean everCarried;

    /** @param attribute of the session, present once the waiting room has admitted the visitor */
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
            // The session may hold only "admission=" of a Set-Cookie header.
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
