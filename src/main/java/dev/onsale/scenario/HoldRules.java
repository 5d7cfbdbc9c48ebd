package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor does with a hold.
 *
 * @param think how long people look at what they hold
 * @param abandonShare of holders who then choose not to buy
 * @param release how those who leave give the seats back; {@code null} if they just leave
 * @param expiry where the response says when the hold ends; {@code null} to use the plan's {@code holdFor}
 * @param lapses how many holds in succession lapse; 0 for people who want the seats
 */
record HoldRules(
        @Nullable Delay think,
        double abandonShare,
        @Nullable Release release,
        @Nullable Expiry expiry,
        int lapses) {

    static final HoldRules PLAIN = new HoldRules(null, 0, null, null, 0);

    /** @param unit of the remaining time when the response arrives; {@code null} if the attribute is an instant */
    record Expiry(String attribute, @Nullable ChronoUnit unit) {}

    HoldRules thinking(Delay time) {
        return new HoldRules(time, abandonShare, release, expiry, lapses);
    }

    HoldRules abandoning(double share) {
        return new HoldRules(think, Shares.checked("abandoning", share), release, expiry, lapses);
    }

    HoldRules releasing(Release giving) {
        return new HoldRules(think, abandonShare, giving, expiry, lapses);
    }

    HoldRules expiring(Expiry other) {
        return new HoldRules(think, abandonShare, release, other, lapses);
    }

    HoldRules lapsing(int holds) {
        if (holds < 1) {
            throw new IllegalArgumentException("lettingItLapse(" + holds + "): use 1 or more");
        }
        return new HoldRules(think, abandonShare, release, expiry, holds);
    }

    /** When the new hold ends, in epoch ms; empty if neither the shop nor the plan says so. */
    OptionalLong endsMs(Session session) {
        Visit visit = Visit.of(session);
        if (expiry != null && session.contains(expiry.attribute())) {
            return said(expiry, String.valueOf(session.<Object>get(expiry.attribute())), visit.endMs(Duration.ZERO));
        }
        Duration holdFor = visit.holdFor();
        return holdFor == null ? OptionalLong.empty() : OptionalLong.of(visit.endMs(holdFor));
    }

    static OptionalLong said(Expiry expiry, String text, long nowMs) {
        ChronoUnit unit = expiry.unit();
        try {
            double number = Double.parseDouble(text);
            double ms =
                    unit == null ? number : nowMs + number * unit.getDuration().toMillis();
            return OptionalLong.of(Math.round(ms));
        } catch (NumberFormatException noNumber) {
            return unit == null ? instant(text) : OptionalLong.empty();
        }
    }

    private static OptionalLong instant(String text) {
        try {
            return OptionalLong.of(Instant.parse(text).toEpochMilli());
        } catch (DateTimeParseException noInstant) {
            return OptionalLong.empty();
        }
    }
}
