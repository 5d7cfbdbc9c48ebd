package dev.onsale.practice.front;

import dev.onsale.practice.protocol.AdmissionHeaders;
import java.util.function.DoubleSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * The balancer's rule that turns away visitors without a token: it covers every address. With the fault
 * {@code aventri-2018-queue-bypass} a share of the balancer's lanes has a rule for {@value #ONLY_PREFIX} only, where
 * hardly any request goes: holds are taken below {@code /events}. A cookie keeps a visitor on the lane of its first
 * request.
 *
 * <p>The share of visitors on such a lane is 1 - 2^(-3 s) at strength s: a fifth at 0.1, seven of eight at 1, all but a
 * thousandth from 3.3 on.
 */
final class QueueRule {
    static final String COOKIE = "lane";

    private static final String ONLY_PREFIX = "/holds";
    private static final String UNCOVERED = "direct";
    private static final String COVERED = "queue";
    private static final double HALVINGS = 3;

    private final DoubleSupplier strength;
    private final EvenShare lanes = new EvenShare();

    /** @param strength of the fault; 0 while it is off */
    QueueRule(DoubleSupplier strength) {
        this.strength = strength;
    }

    static double uncovered(double strength) {
        return 1 - Math.pow(2, -HALVINGS * strength);
    }

    /** Whether a shop request without a token passes nevertheless. Assigns a newcomer its lane. */
    boolean overlooks(String path, Request request, Response response) {
        double bypassed = strength.getAsDouble();
        if (bypassed <= 0) {
            return false;
        }
        String lane = AdmissionHeaders.cookie(COOKIE, request.getHeaders().get(HttpHeader.COOKIE));
        if (lane == null) {
            lane = lanes.picksNext(uncovered(bypassed)) ? UNCOVERED : COVERED;
            response.getHeaders().add(HttpHeader.SET_COOKIE, COOKIE + "=" + lane + "; Path=/");
        }
        return lane.equals(UNCOVERED) && !FrontHandler.isBelow(path, ONLY_PREFIX);
    }
}
