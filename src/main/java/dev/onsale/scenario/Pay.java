package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.List;

/**
 * Pays; a visitor whose payment goes through has bought. A payment without an answer may have happened: its outcome is
 * {@link Outcome#UNKNOWN}, never an error and never a purchase.
 */
public final class Pay implements Word {

    private final Request request;

    private Pay(Request request) {
        this.request = request;
    }

    static Pay of(HttpRequestActionBuilder payment) {
        return new Pay(Request.of(payment).silenceMeans(Outcome.UNKNOWN));
    }

    /** The status that says that the card was declined: an outcome, no error. */
    public Pay declinedOn(int status) {
        return new Pay(request.endingOn(status, Outcome.DECLINED));
    }

    /** The status that says that the hold has lapsed meanwhile: an outcome, no error. */
    public Pay lapsedOn(int status) {
        return new Pay(request.endingOn(status, Outcome.SEAT_LOST));
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
