package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A clerk sells to a customer at the counter, who pays with chip and pin; if the terminal refuses, the clerk types in
 * the card's number, as clerks were told to when their in-person app was down for six hours (Spektrix, October 2024).
 *
 * <pre>{@code
 * sellInPerson(http("sell").post("/box-office/sales").header("Staff-Key", "…").body(…).asJson()
 *         .check(jsonPath("$.order").optional().saveAs("order")))
 *     .serving(between(ofSeconds(20), ofSeconds(60)))
 *     .soldOutOn(410).declinedOn(402)
 *     .payingByCardNumberOn(503, http("sell-by-number").post("/box-office/sales").body(…).asJson()…)
 * }</pre>
 *
 * <p>A refusing terminal is an error of its step, and the sale goes on: the channel fails while its clerks cope. Once
 * sold, the journey is {@code bought} whatever happens afterwards. A sale without a response, or with 502 or 504 from a
 * proxy, may have been made: {@code unknown}, and an error of its step.
 */
public final class SellInPerson implements Word {

    /** A proxy reports that the shop did not respond: the sale may have been made. */
    private static final Answer NO_ANSWER = Answer.httpStatus(502, 504);

    private record Ending(Answer when, Outcome outcome) {}

    private final SourceLine origin;
    private final Request sale;
    private final @Nullable Answer refusal;
    private final @Nullable Request byNumber;
    private final List<Ending> endings;
    private final @Nullable Delay serving;

    private SellInPerson(
            SourceLine origin,
            Request sale,
            @Nullable Answer refusal,
            @Nullable Request byNumber,
            List<Ending> endings,
            @Nullable Delay serving) {
        this.origin = origin;
        this.sale = sale;
        this.refusal = refusal;
        this.byNumber = byNumber;
        this.endings = endings;
        this.serving = serving;
    }

    static SellInPerson of(HttpRequestActionBuilder sale) {
        return new SellInPerson(
                SourceLine.of("sellInPerson"),
                Request.of(sale).silenceMeans(Outcome.UNKNOWN),
                null,
                null,
                List.of(),
                null);
    }

    /**
     * The status of a terminal that refuses, and the request that the clerk sends instead.
     *
     * <p>{@code sellInPerson(sale).payingByCardNumberOn(503, http("sell-by-number").post("/sales"))}
     */
    public SellInPerson payingByCardNumberOn(int status, HttpRequestActionBuilder fallback) {
        return payingByCardNumberOn(Answer.httpStatus(status), fallback);
    }

    /** The same, for a response that a status alone does not identify. */
    public SellInPerson payingByCardNumberOn(Answer answer, HttpRequestActionBuilder fallback) {
        Request typed = Request.of(fallback).silenceMeans(Outcome.UNKNOWN);
        return new SellInPerson(origin, sale, answer, typed, endings, serving);
    }

    /**
     * The status that means sold out: an outcome, not an error.
     *
     * <p>{@code sellInPerson(sale).soldOutOn(410)}
     */
    public SellInPerson soldOutOn(int status) {
        return soldOutOn(Answer.httpStatus(status));
    }

    /** The same, for a response that a status alone does not identify. */
    public SellInPerson soldOutOn(Answer answer) {
        return endingOn(answer, Outcome.SOLD_OUT);
    }

    /**
     * The status which means that the card was declined: an outcome, not an error.
     *
     * <p>{@code sellInPerson(sale).declinedOn(402)}
     */
    public SellInPerson declinedOn(int status) {
        return declinedOn(Answer.httpStatus(status));
    }

    /** The same, for a response that a status alone does not identify. */
    public SellInPerson declinedOn(Answer answer) {
        return endingOn(answer, Outcome.DECLINED);
    }

    /**
     * A response that ends the journey this way and is not an error, however the customer pays.
     *
     * <p>{@code sellInPerson(sale).endingOn(httpStatus(403), Outcome.REFUSED)}
     */
    public SellInPerson endingOn(Answer answer, Outcome outcome) {
        List<Ending> more = new ArrayList<>(endings);
        more.add(new Ending(answer, outcome));
        return new SellInPerson(origin, sale, refusal, byNumber, List.copyOf(more), serving);
    }

    /**
     * How long a customer at the counter takes before the sale is made, in the sale clock.
     *
     * <p>{@code sellInPerson(sale).serving(between(ofSeconds(20), ofSeconds(60)))}
     */
    public SellInPerson serving(Delay time) {
        return new SellInPerson(origin, sale, refusal, byNumber, endings, time);
    }

    SellInPerson servingUnlessTold(Delay time) {
        return serving == null ? serving(time) : this;
    }

    @Override
    public SourceLine origin() {
        return origin;
    }

    @Override
    public Stage stage() {
        return Stage.SALE;
    }

    @Override
    public SellInPerson withRequests(UnaryOperator<Request> change) {
        return new SellInPerson(
                origin,
                sale.changedBy(change).withoutRetries(),
                refusal,
                byNumber == null ? null : byNumber.changedBy(change).withoutRetries(),
                endings,
                serving);
    }

    @Override
    public List<String> steps() {
        return byNumber == null ? List.of(sale.step()) : List.of(sale.step(), byNumber.step());
    }

    /** The estimate assumes that the terminal does not refuse. */
    @Override
    public double requestsOf(String step) {
        return step.equals(sale.step()) ? 1 : 0;
    }

    @Override
    public Duration typicalLength() {
        return serving == null ? Duration.ZERO : serving.median();
    }

    @Override
    public ChainBuilder toChainBuilder() {
        ChainBuilder sold = exec(
                refusal == null
                        ? ending(sale).send()
                        : ending(sale.surviving(refusal)).send());
        Request typed = byNumber;
        Answer refused = refusal;
        if (typed != null && refused != null) {
            sold = sold.exec(doIf(session -> Visit.of(session).answeredBy(refused))
                    .then(ending(typed).send()));
        }
        sold = sold.exec(session -> {
            Visit.of(session).purchase(Purchase.MADE);
            return session;
        });
        return serving == null
                ? sold
                : AfterSale.taking(serving, "serve " + sale.step()).exec(sold);
    }

    private Request ending(Request request) {
        Request ending = request;
        for (Ending rule : endings) {
            ending = ending.endingOn(rule.when(), rule.outcome());
        }
        return ending.failingInto(NO_ANSWER, Outcome.UNKNOWN);
    }
}
