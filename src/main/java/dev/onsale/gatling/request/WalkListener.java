package dev.onsale.gatling.request;

import dev.onsale.record.walk.Exchange;
import java.util.function.Supplier;

/** Receives each request of a single visitor when it is sent, and each response before any check sees it. */
public interface WalkListener {

    /** @param request read it as late as possible, because Gatling completes it at the last moment; has no reply */
    void sends(Supplier<Exchange> request);

    void answered(WalkedAnswer answer);
}
