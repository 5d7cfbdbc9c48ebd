package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Pays; a visitor whose payment goes through has bought. A payment without an answer may have happened: its outcome is
 * {@link Outcome#UNKNOWN}, never an error and never a purchase.
 */
public final class Pay implements Word {

    private final Origin origin;
    private final Request request;

    private Pay(Origin origin, Request request) {
        this.origin = origin;
        this.request = request;
    }

    static Pay of(HttpRequestActionBuilder payment) {
        return new Pay(Origin.of("pay"), Request.of(payment).silenceMeans(Outcome.UNKNOWN));
    }

    /** The status that says that the card was declined: an outcome, no error. */
    public Pay declinedOn(int status) {
        return declinedOn(Answer.status(status));
    }

    /** The same, for an answer that a status alone does not tell. */
    public Pay declinedOn(Answer answer) {
        return new Pay(origin, request.endingOn(answer, Outcome.DECLINED));
    }

    /** The status that says that the hold has lapsed meanwhile: an outcome, no error. */
    public Pay lapsedOn(int status) {
        return lapsedOn(Answer.status(status));
    }

    /** The same, for an answer that a status alone does not tell. */
    public Pay lapsedOn(Answer answer) {
        return new Pay(origin, request.endingOn(answer, Outcome.SEAT_LOST));
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Stage stage() {
        return Stage.PAYMENT;
    }

    @Override
    public Pay withRequests(UnaryOperator<Request> change) {
        return new Pay(origin, change.apply(request));
    }

    @Override
    public List<String> steps() {
        return List.of(request.step());
    }

    @Override
    public ChainBuilder toChainBuilder() {
        return exec(request.send()).exec(session -> {
            Visit.of(session).end(Outcome.BOUGHT, null);
            return session;
        });
    }
}
