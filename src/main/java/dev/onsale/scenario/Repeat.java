package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.onsale.plan.Delay;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Repeats a word: a clerk who serves one customer after the other, a partner's machine that polls, a bot that takes
 * hold after hold. It ends, and the journey continues, when its time is over or the plan's last visitor has come; if
 * patience ends, the journey ends.
 *
 * <pre>{@code
 * visitors("apiPartner").withoutThinking().doing(
 *     repeating(browse(http("availability").get("/api/events/#{event}/availability")))
 *         .every(ofSeconds(10)).lasting(ofMinutes(8)))
 * }</pre>
 */
public final class Repeat implements Word {

    /** The share of the interval by which times vary. */
    private static final double JITTER = 0.2;

    private static final String UNTIL = "onsale.repeatUntil.";

    private final SourceLine origin;
    private final String draw;
    private final Word word;
    private final Duration every;
    private final Duration lasting;

    /** @param draw the key of its random pauses, so that one seed gives the same pauses whatever the word is called */
    private Repeat(SourceLine origin, String draw, Word word, Duration every, Duration lasting) {
        this.origin = origin;
        this.draw = draw;
        this.word = word;
        this.every = every;
        this.lasting = lasting;
    }

    /** A repeated word without an interval yet. */
    public static final class Unpaced {
        private final SourceLine origin;
        private final Word word;

        Unpaced(SourceLine origin, Word word) {
            this.origin = origin;
            this.word = word;
        }

        /**
         * Time from the end of one repetition to the start of the next, in the sale clock, ± 20 %; above 0.
         *
         * <p>{@code repeating(browse(http("left").get("/left"))).every(ofSeconds(10)).lasting(ofMinutes(8))}
         */
        public Unending every(Duration interval) {
            return new Unending(origin, word, interval);
        }
    }

    /** A repeated word without a duration yet. */
    public static final class Unending {
        private final SourceLine origin;
        private final Word word;
        private final Duration every;

        Unending(SourceLine origin, Word word, Duration every) {
            this.origin = origin;
            this.word = word;
            this.every = every;
        }

        /**
         * How long it goes on, in the sale clock; above 0.
         *
         * <p>{@code repeating(browse(http("left").get("/left"))).every(ofSeconds(10)).lasting(ofMinutes(8))}
         */
        public Repeat lasting(Duration time) {
            return new Repeat(origin, "repeat", word, every, time);
        }
    }

    static Unpaced of(Word word) {
        return new Unpaced(SourceLine.of("repeating"), word);
    }

    /** Looks at one page repeatedly, for the duration of a surge. */
    static Repeat watching(String name, String draw, HttpRequestActionBuilder page, Duration every) {
        SourceLine origin = SourceLine.of(name);
        return new Repeat(origin, draw, Step.of(origin, page), every, Behaviour.SURGE);
    }

    Repeat by(KindDefaults defaults) {
        return new Repeat(origin, draw, defaults.of(word), every, lasting);
    }

    /**
     * Another time from the end of one repetition to the start of the next, in the sale clock; above 0.
     *
     * <p>{@code watch(http("availability").get("/availability")).every(ofSeconds(5))}
     */
    public Repeat every(Duration interval) {
        return new Repeat(origin, draw, word, interval, lasting);
    }

    /**
     * Another duration, in the sale clock; above 0.
     *
     * <p>{@code watch(http("availability").get("/availability")).lasting(ofMinutes(20))}
     */
    public Repeat lasting(Duration time) {
        return new Repeat(origin, draw, word, every, time);
    }

    @Override
    public SourceLine origin() {
        return origin;
    }

    @Override
    public Stage stage() {
        return word.stage();
    }

    @Override
    public Repeat withRequests(UnaryOperator<Request> change) {
        return new Repeat(origin, draw, word.withRequests(change), every, lasting);
    }

    @Override
    public List<String> steps() {
        return word.steps();
    }

    @Override
    public double goingOn() {
        return word.goingOn();
    }

    @Override
    public Duration typicalLength() {
        return lasting;
    }

    @Override
    public ChainBuilder toChainBuilder() {
        requireAbove(every, "every(…)", "it would never pause");
        requireAbove(lasting, "lasting(…)", "it would never begin");
        Delay between = Delay.uniform(scaled(1 - JITTER), scaled(1 + JITTER));
        String until = UNTIL + origin.place();
        String interval = "repeat " + draw + " " + first();
        ChainBuilder once = exec(word)
                .exec(pause(session -> {
                    Visit visit = Visit.of(session);
                    return visit.pausing(visit.draw(between, interval));
                }))
                .exec(exitHereIf(session -> Visit.of(session).isOverByNow()));
        return exec(session -> session.set(until, Visit.of(session).repeatsUntilMs(lasting)))
                .exec(asLongAs(session -> goesOn(session, until)).on(once));
    }

    private static boolean goesOn(Session session, String until) {
        Visit visit = Visit.of(session);
        return !visit.isAfterThePlan() && visit.isBefore(session.getLong(until));
    }

    private String first() {
        return steps().get(0);
    }

    private void requireAbove(Duration time, String part, String consequence) {
        if (time.isZero() || time.isNegative()) {
            throw origin.mistake(
                    "without " + part + " above 0: " + consequence,
                    "use repeating(word).every(ofSeconds(10)).lasting(ofMinutes(5))");
        }
    }

    private Duration scaled(double factor) {
        return Duration.ofNanos(Math.round(every.toNanos() * factor));
    }
}
