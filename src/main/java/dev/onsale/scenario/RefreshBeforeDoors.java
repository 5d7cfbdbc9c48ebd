package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.onsale.plan.Delay;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Looks at a page before doors, and reloads it repeatedly in the last minute of the sale clock; visitors who come after
 * doors do not. For the visitor of a check the doors are open, and the page is requested once.
 */
record RefreshBeforeDoors(SourceLine origin, Request page, Duration every) implements Word {

    private static final Duration LAST_MINUTE = Duration.ofMinutes(1);

    /** The share of the interval by which reloads vary. */
    private static final double JITTER = 0.2;

    @Override
    public RefreshBeforeDoors withRequests(UnaryOperator<Request> change) {
        return new RefreshBeforeDoors(origin, page.changedBy(change), every);
    }

    @Override
    public List<String> steps() {
        return List.of(page.step());
    }

    @Override
    public ChainBuilder toChainBuilder() {
        Delay between = Delay.uniform(scaled(1 - JITTER), scaled(1 + JITTER));
        String interval = "reload " + page.step();
        ChainBuilder reload = waiting(session -> {
                    Visit visit = Visit.of(session);
                    return notBeyondDoors(visit, visit.draw(between, interval));
                })
                .exec(doIf(session -> Visit.of(session).untilDoorsMs() > 0).then(page.send()));
        return exec(doIf(session -> Visit.of(session).isWalkedThrough()).then(page.send()))
                .exec(doIf(session -> Visit.of(session).untilDoorsMs() > 0)
                        .then(page.send()
                                .exec(waiting(session -> untilTheLastMinute(Visit.of(session))))
                                .exec(asLongAs(session -> Visit.of(session).untilDoorsMs() > 0)
                                        .on(reload))));
    }

    private static ChainBuilder waiting(Function<Session, Duration> time) {
        return pause(time).exec(exitHereIf(session -> Visit.of(session).isOverByNow()));
    }

    private static Duration untilTheLastMinute(Visit visit) {
        long aheadMs = visit.untilDoorsMs() - visit.paced(LAST_MINUTE).toMillis();
        return visit.pausing(Duration.ofMillis(Math.max(0, aheadMs)));
    }

    private static Duration notBeyondDoors(Visit visit, Duration wanted) {
        Duration untilDoors = Duration.ofMillis(Math.max(1, visit.untilDoorsMs()));
        return visit.pausing(wanted.compareTo(untilDoors) < 0 ? wanted : untilDoors);
    }

    private Duration scaled(double factor) {
        return Duration.ofNanos(Math.round(every.toNanos() * factor));
    }
}
