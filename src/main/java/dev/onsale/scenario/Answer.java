package dev.onsale.scenario;

import dev.onsale.gatling.request.GatlingCheck;
import dev.onsale.gatling.request.ReceivedAnswer;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.CoreDsl;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Recognises a response of the target: by its status, a header, a JSON value, its text, something missing in it, or a
 * combination. Words accept it wherever they accept a status, for targets whose statuses alone do not say enough.
 *
 * <pre>{@code
 * seatTakenOn(409, tryingElsewhere(3, between(ofSeconds(1), ofSeconds(10))))  // the status alone
 * refusedOn(refusal(422, "$.error", "limit"))                                 // one status for all refusals, and a code
 * declinedOn(headerIs("Payment-Result", "declined"))                          // a header
 * soldOutOn(httpStatus(410).or(bodySays("sold out")))                         // an error page
 * soldOutOn(nothingAt("$.categories"))                                        // something missing
 * }</pre>
 *
 * <p>No method has the name of one of Gatling's, so that all can be imported statically.
 *
 * <p>Comparisons are exact and case-sensitive, except for header names. A JSON value is compared as text, so {@code
 * jsonIs("$.left", "0")} matches the number 0. A body that is not JSON matches neither {@code jsonIs} nor {@code
 * nothingAt}.
 */
public final class Answer {

    private interface Test {
        boolean fits(ReceivedAnswer answer);
    }

    private static final int HUNDRED = 100;

    /** An empty JSON value as text. */
    private static final Set<String> EMPTY = Set.of("", "null", "[]", "{}");

    private static final Pattern SPACE = Pattern.compile("\\s");

    private final String text;
    private final boolean readsBody;
    private final Test test;

    private Answer(String text, boolean readsBody, Test test) {
        this.text = text;
        this.readsBody = readsBody;
        this.test = test;
    }

    /**
     * Any of these HTTP statuses.
     *
     * <p>{@code step(request).soldOutOn(httpStatus(404, 410))}
     */
    public static Answer httpStatus(int... anyOf) {
        int[] statuses = anyOf.clone();
        if (statuses.length == 0) {
            throw new IllegalArgumentException("httpStatus() names no status");
        }
        String names = Arrays.stream(statuses).mapToObj(String::valueOf).collect(Collectors.joining(" or "));
        return new Answer("status " + names, false, answer -> {
            int actual = answer.status();
            for (int status : statuses) {
                if (status == actual) {
                    return true;
                }
            }
            return false;
        });
    }

    /**
     * One status for all refusals, and a code in the body that tells them apart: any of these, at a JSON path.
     *
     * <p>{@code step(request).soldOutOn(refusal(422, "$.error", "sold out", "quota reached"))}
     */
    public static Answer refusal(int status, String path, String code, String... otherCodes) {
        Answer coded = jsonIs(path, code);
        for (String other : otherCodes) {
            coded = coded.or(jsonIs(path, other));
        }
        return httpStatus(status).and(coded);
    }

    /**
     * A response header with exactly this value; if the header is repeated, one of them.
     *
     * <p>{@code pay(payment).declinedOn(headerIs("Payment-Result", "declined"))}
     */
    public static Answer headerIs(String name, String value) {
        return new Answer(
                "header " + name + " is '" + value + "'",
                false,
                answer -> answer.headers().getAll(name).contains(value));
    }

    /**
     * The response has this header, with any value.
     *
     * <p>{@code step(request).refusedOn(hasHeader("X-Limit-Reached"))}
     */
    public static Answer hasHeader(String name) {
        return new Answer(
                "header " + name + " exists", false, answer -> answer.headers().contains(name));
    }

    /**
     * The value at this JSON path in the body is this text.
     *
     * <p>{@code step(request).soldOutOn(jsonIs("$.error", "sold out"))}
     */
    public static Answer jsonIs(String path, String value) {
        return check(path + " is '" + value + "'", CoreDsl.jsonPath(path).is(value));
    }

    /**
     * The body has a value at this JSON path, even {@code null}.
     *
     * <p>{@code step(request).refusedOn(hasJson("$.violations[0]"))}
     */
    public static Answer hasJson(String path) {
        return check(path + " exists", CoreDsl.jsonPath(path).exists());
    }

    /**
     * A successful response, 200 to 299, whose JSON has nothing at this path: no such value, {@code null}, an empty
     * text, list or object. An error response, or one that is not JSON, never matches.
     *
     * <p>{@code step(request).soldOutOn(nothingAt("$.categories"))}
     */
    public static Answer nothingAt(String path) {
        GatlingCheck json = GatlingCheck.of(CoreDsl.jsonPath("$").exists());
        GatlingCheck found = GatlingCheck.of(CoreDsl.jsonPath(path).findAll().optional());
        return new Answer(
                "a success with nothing at " + path,
                true,
                answer -> isSuccess(answer)
                        && json.succeeds(answer)
                        && found.values(answer).stream().allMatch(Answer::isNothing));
    }

    /**
     * The body contains this text.
     *
     * <p>{@code step(request).seatLostOn(bodySays("Sorry, somebody was faster"))}
     */
    public static Answer bodySays(String part) {
        return new Answer(
                "the body contains '" + part + "'",
                true,
                answer -> answer.body().contains(part));
    }

    /** A successful response that the other does not match. */
    static Answer successWithout(Answer other) {
        return new Answer(
                "a success without " + other, other.readsBody, answer -> isSuccess(answer) && !other.fits(answer));
    }

    private static boolean isNothing(Object value) {
        return EMPTY.contains(SPACE.matcher(String.valueOf(value)).replaceAll(""));
    }

    private static boolean isSuccess(ReceivedAnswer answer) {
        return answer.status() / HUNDRED == 2;
    }

    private static Answer check(String text, CheckBuilder builder) {
        GatlingCheck check = GatlingCheck.of(builder);
        return new Answer(text, true, answer -> check.succeeds(answer));
    }

    /**
     * Matches if both do.
     *
     * <p>{@code step(request).soldOutOn(httpStatus(422).and(headerIs("Refusal", "sold-out")))}
     */
    public Answer and(Answer other) {
        return new Answer(
                part() + " and " + other.part(),
                readsBody || other.readsBody,
                answer -> fits(answer) && other.fits(answer));
    }

    /**
     * Matches if either does.
     *
     * <p>{@code step(request).soldOutOn(httpStatus(410).or(bodySays("sold out")))}
     */
    public Answer or(Answer other) {
        return new Answer(
                text + " or " + other.text, readsBody || other.readsBody, answer -> fits(answer) || other.fits(answer));
    }

    boolean fits(ReceivedAnswer answer) {
        return test.fits(answer);
    }

    /** Whether Gatling must keep the body for it; Gatling discards a body that nothing reads. */
    boolean readsBody() {
        return readsBody;
    }

    private String part() {
        return text.contains(" or ") ? "(" + text + ")" : text;
    }

    /** In words, e.g. {@code status 422 and $.error is 'seat taken'}. */
    @Override
    public String toString() {
        return text;
    }
}
