package dev.onsale.practice.front;

import dev.onsale.practice.protocol.TerminalProtocol;
import java.util.function.DoubleSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The entrance of the terminal service: admits only clients that speak its protocol. With the fault
 * {@code spektrix-2024-box-office-app} a share of its instances, which take requests in turn, has been upgraded to a
 * newer version and refuses the older one, the only one that the shop's client speaks. The share is the strength; from
 * 1 on it is all of them.
 */
final class TerminalProtocolCheck extends Handler.Wrapper {
    private final DoubleSupplier upgradedShare;
    private final EvenShare instances = new EvenShare();

    /** @param upgradedShare 0 while the fault is off */
    TerminalProtocolCheck(Handler service, DoubleSupplier upgradedShare) {
        super(service);
        this.upgradedShare = upgradedShare;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        double share = upgradedShare.getAsDouble();
        boolean upgraded = share > 0 && instances.picksNext(share);
        String required = upgraded ? TerminalProtocol.UPGRADED : TerminalProtocol.SPOKEN;
        String spoken = request.getHeaders().get(TerminalProtocol.HEADER);
        if (required.equals(spoken)) {
            return super.handle(request, response, callback);
        }
        Reply.error(
                        HttpStatus.UPGRADE_REQUIRED_426,
                        "protocol " + spoken + " is not spoken here",
                        "upgrade the client to protocol " + required)
                .with(HttpHeader.UPGRADE.asString(), "terminal/" + required)
                .write(response, callback);
        return true;
    }
}
