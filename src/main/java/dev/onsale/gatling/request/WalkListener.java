package dev.onsale.gatling.request;

import dev.onsale.record.walk.Exchange;
import java.util.function.Supplier;

/** Hears each request of a single visitor when it is sent, and each answer before any check sees it. */
public interface WalkListener {

    /** @param request to be read as late as can be: Gatling completes it at the last moment; has no reply */
    void sends(Supplier<Exchange> request);

    void answered(WalkedAnswer answer);
}
