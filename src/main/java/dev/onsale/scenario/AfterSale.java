package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What follows a sale: tickets are printed, an order is cancelled. It never undoes a purchase: a visitor who has bought
 * stays {@code bought}. A visitor who cancels somebody else's order, such as a clerk, ends as {@code done}.
 *
 * <pre>{@code
 * print(http("print").post("/box-office/orders/#{order}/print"))
 *     .fallingBackOn(503, http("occupancy").get("/back-office/occupancy"))
 * cancel(http("cancel").post("/orders/#{order}/cancel")).thinking(ofMinutes(1), ofMinutes(5)).byShare(0.02)
 * }</pre>
 */
public final class AfterSale implements Word {

    private final SourceLine origin;
    private final Request request;
    private final double share;
    private final @Nullable Delay think;
    private final @Nullable Answer refusal;
    private final @Nullable Request fallback;

    private AfterSale(
            SourceLine origin,
            Request request,
            double share,
            @Nullable Delay think,
            @Nullable Answer refusal,
            @Nullable Request fallback) {
        this.origin = origin;
        this.request = request;
        this.share = share;
        this.think = think;
        this.refusal = refusal;
        this.fallback = fallback;
    }

    static AfterSale of(String word, HttpRequestActionBuilder request) {
        return new AfterSale(SourceLine.of(word), Request.of(request), 1, null, null, null);
    }

    /**
     * The status of a printer that refuses, and the request to send instead, such as one for a list of names to tick
     * off.
     *
     * <p>{@code print(request).fallingBackOn(503, http("occupancy").get("/occupancy"))}
     */
    public AfterSale fallingBackOn(int status, HttpRequestActionBuilder instead) {
        return fallingBackOn(Answer.httpStatus(status), instead);
    }

    /** The same, for a response that a status alone does not identify. */
    public AfterSale fallingBackOn(Answer answer, HttpRequestActionBuilder instead) {
        return new AfterSale(origin, request, share, think, answer, Request.of(instead));
    }

    /**
     * A response that ends the journey this way, unless the visitor has bought; not an error.
     *
     * <p>{@code cancel(request).endingOn(httpStatus(403), Outcome.REFUSED)}
     */
    public AfterSale endingOn(Answer answer, Outcome outcome) {
        return new AfterSale(origin, request.endingOn(answer, outcome), share, think, refusal, fallback);
    }

    /**
     * How long people wait before they do it, in the sale clock.
     *
     * <p>{@code cancel(request).thinking(ofMinutes(1), ofMinutes(5))}
     */
    public AfterSale thinking(Duration least, Duration most) {
        return new AfterSale(origin, request, share, Delay.between(least, most), refusal, fallback);
    }

    /**
     * The share of visitors who do it at all.
     *
     * <p>{@code cancel(request).byShare(0.02)}
     *
     * @param some the share who do it, 0 to 1
     */
    public AfterSale byShare(double some) {
        return new AfterSale(origin, request, Shares.checked("byShare", some), think, refusal, fallback);
    }

    @Override
    public SourceLine origin() {
        return origin;
    }

    @Override
    public Stage stage() {
        return Stage.AFTERWARDS;
    }

    @Override
    public AfterSale withRequests(UnaryOperator<Request> change) {
        Request instead = fallback == null ? null : fallback.changedBy(change);
        return new AfterSale(origin, request.changedBy(change), share, think, refusal, instead);
    }

    @Override
    public List<String> steps() {
        return fallback == null ? List.of(request.step()) : List.of(request.step(), fallback.step());
    }

    /** The estimate assumes that the printer does not refuse. */
    @Override
    public double requestsOf(String step) {
        return step.equals(request.step()) ? share : 0;
    }

    @Override
    public Duration typicalLength() {
        return think == null ? Duration.ZERO : think.median();
    }

    @Override
    public ChainBuilder toChainBuilder() {
        Answer refused = refusal;
        Request instead = fallback;
        ChainBuilder done = exec(
                refused == null ? request.send() : request.surviving(refused).send());
        if (refused != null && instead != null) {
            done = done.exec(
                    doIf(session -> Visit.of(session).answeredBy(refused)).then(instead.send()));
        }
        ChainBuilder slowly =
                think == null ? done : taking(think, request.step()).exec(done);
        String decision = "does " + request.step();
        return share == 1
                ? slowly
                : exec(doIf(session -> Visit.of(session).chance(decision) < share)
                        .then(slowly));
    }

    /** Waits this long, or until patience ends. */
    static ChainBuilder taking(Delay time, String what) {
        return pause(session -> Visit.of(session).thinking(time, what))
                .exec(exitHereIf(session -> Visit.of(session).isOverByNow()));
    }
}
