package dev.onsale.scenario;

import io.gatling.core.session.Session;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.CoreDsl;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an answer of the target looks like: by its status, a header, a JSON value, its text, or several of these. Words
 * take it wherever they take a status, for a target that says more by its answers than a status can.
 *
 * <pre>{@code
 * seatTakenOn(409)                                                     // the status alone
 * seatTakenOn(status(422).and(jsonPath("$.error", "seat taken")))      // one status for all refusals
 * declinedOn(header("Payment-Result", "declined"))                     // said by a header
 * soldOutOn(status(410).or(bodyContaining("sold out")))                // an error page
 * }</pre>
 *
 * <p>Its methods may be imported statically beside those of Gatling's {@code CoreDsl} and {@code HttpDsl}, which have the
 * same names and other parameters.
 *
 * <p>Comparisons are exact and tell upper from lower case; header names do not. A JSON value is compared as text, so
 * {@code jsonPath("$.left", "0")} fits the number 0. A body that is no JSON fits no {@code jsonPath}.
 */
public final class Answer {

    /** One response, with what Gatling's checks have made of its body so far, so that it is parsed once at most. */
    record Reply(Response response, Session session, Map<Object, Object> parsed) {}

    private interface Test {
        boolean fits(Reply reply);
    }

    private final String text;
    private final boolean readsBody;
    private final Test test;

    private Answer(String text, boolean readsBody, Test test) {
        this.text = text;
        this.readsBody = readsBody;
        this.test = test;
    }

    /** Any of these HTTP statuses. */
    public static Answer status(int... anyOf) {
        int[] statuses = anyOf.clone();
        if (statuses.length == 0) {
            throw new IllegalArgumentException("status() names no status");
        }
        String names = Arrays.stream(statuses).mapToObj(String::valueOf).collect(Collectors.joining(" or "));
        return new Answer("status " + names, false, reply -> {
            int actual = reply.response().status().code();
            for (int status : statuses) {
                if (status == actual) {
                    return true;
                }
            }
            return false;
        });
    }

    /** A response header with exactly this value; of a repeated header, any. */
    public static Answer header(String name, String value) {
        return new Answer(
                "header " + name + " is '" + value + "'",
                false,
                reply -> reply.response().headers().getAll(name).contains(value));
    }

    /** The response has this header, whatever it says. */
    public static Answer headerExists(String name) {
        return new Answer(
                "header " + name + " exists",
                false,
                reply -> reply.response().headers().contains(name));
    }

    /** A value in the body, found by a JSON path, e.g. {@code $.error}, is this text. */
    public static Answer jsonPath(String path, String value) {
        return check(path + " is '" + value + "'", CoreDsl.jsonPath(path).is(value));
    }

    /** The body has something at this JSON path, {@code null} included. */
    public static Answer jsonPathExists(String path) {
        return check(path + " exists", CoreDsl.jsonPath(path).exists());
    }

    /** The body holds this text somewhere. */
    public static Answer bodyContaining(String part) {
        return new Answer(
                "the body contains '" + part + "'",
                true,
                reply -> reply.response().body().string().contains(part));
    }

    private static Answer check(String text, CheckBuilder builder) {
        GatlingCheck check = GatlingCheck.of(builder);
        return new Answer(text, true, reply -> check.succeeds(reply));
    }

    /** Fits if both do. */
    public Answer and(Answer other) {
        return new Answer(
                part() + " and " + other.part(),
                readsBody || other.readsBody,
                reply -> fits(reply) && other.fits(reply));
    }

    /** Fits if one of the two does. */
    public Answer or(Answer other) {
        return new Answer(
                text + " or " + other.text, readsBody || other.readsBody, reply -> fits(reply) || other.fits(reply));
    }

    boolean fits(Reply reply) {
        return test.fits(reply);
    }

    /** Whether Gatling has to keep the body for it; it drops a body that nobody looks at. */
    boolean readsBody() {
        return readsBody;
    }

    private String part() {
        return text.contains(" or ") ? "(" + text + ")" : text;
    }

    /** As a sentence, e.g. {@code status 422 and $.error is 'seat taken'}. */
    @Override
    public String toString() {
        return text;
    }
}
