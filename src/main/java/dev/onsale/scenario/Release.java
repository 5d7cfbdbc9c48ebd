package dev.onsale.scenario;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.function.UnaryOperator;

/**
 * Releases seats that a visitor holds and does not want, like a page's Cancel button.
 *
 * <pre>{@code
 * pickSeats(hold).abandoning(0.35, releasing(http("release").delete("/holds/#{hold}")).byShare(0.2))
 * }</pre>
 */
public final class Release {

    private final Request request;
    private final double share;

    private Release(Request request, double share) {
        this.request = request;
        this.share = share;
    }

    static Release of(HttpRequestActionBuilder request) {
        return new Release(Request.of(request), 1);
    }

    /**
     * The share of non-buyers who give the seats back; the others only close the page.
     *
     * <p>{@code releasing(http("release").delete("/holds/#{hold}")).byShare(0.2)}
     *
     * @param some 0 to 1
     */
    public Release byShare(double some) {
        return new Release(request, Shares.checked("byShare", some));
    }

    Request request() {
        return request;
    }

    double share() {
        return share;
    }

    Release with(UnaryOperator<Request> change) {
        return new Release(request.changedBy(change), share);
    }
}
