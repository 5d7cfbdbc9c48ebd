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
 * @param release what gives the seats back; {@code null} if walking away is all they do
 * @param releaseShare of those who walk away that give them back
 * @param expiry where the shop says when the hold ends; {@code null} to go by the plan's {@code holdFor}
 * @param lapses holds in a row that are let lapse; 0 for people who want the seats
 */
record Holding(
        @Nullable Delay think,
        double abandonShare,
        @Nullable Request release,
        double releaseShare,
        @Nullable Expiry expiry,
        int lapses) {

    static final Holding PLAIN = new Holding(null, 0, null, 0, null, 0);

    /** @param unit of what is left when the answer comes; {@code null} if the attribute is an instant */
    record Expiry(String attribute, @Nullable ChronoUnit unit) {}

    Holding thinking(Delay time) {
        return new Holding(time, abandonShare, release, releaseShare, expiry, lapses);
    }

    Holding abandoning(double share) {
        return new Holding(think, Shares.checked("abandoning", share), release, releaseShare, expiry, lapses);
    }

    Holding releasingBy(Request request, double share) {
        return new Holding(think, abandonShare, request, Shares.checked("releasingBy", share), expiry, lapses);
    }

    Holding expiring(Expiry other) {
        return new Holding(think, abandonShare, release, releaseShare, other, lapses);
    }

    Holding lapsing(int holds) {
        if (holds < 1) {
            throw new IllegalArgumentException("lettingItLapse(" + holds + "): say 1 or more");
        }
        return new Holding(think, abandonShare, release, releaseShare, expiry, holds);
    }

    /** When the hold just got ends, in epoch ms; empty if neither the shop nor the plan says so. */
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
