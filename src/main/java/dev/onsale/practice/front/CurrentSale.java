package dev.onsale.practice.front;

import dev.onsale.practice.protocol.Sale;
import dev.onsale.practice.protocol.SaleSettings;
import java.time.InstantSource;

/**
 * The current sale, with its waiting room.
 *
 * @param doorsAtMs epoch milliseconds
 */
record CurrentSale(Sale sale, WaitingRoom waitingRoom, long doorsAtMs) {
    /**
     * A sale whose doors open according to its settings, counted from now. Without a waiting room every visitor is
     * admitted.
     */
    static CurrentSale startingNow(SaleSettings settings, long generation, InstantSource clock) {
        long nowMs = clock.millis();
        WaitingRoom room = settings.waitingRoom()
                ? new WaitingRoom(clock, nowMs + settings.doorsInMs(), settings.outflowPerSecond(), settings.seed())
                : new WaitingRoom(clock, nowMs, Double.POSITIVE_INFINITY, settings.seed());
        return new CurrentSale(new Sale(settings, generation), room, nowMs + settings.doorsInMs());
    }

    SaleSettings settings() {
        return sale.settings();
    }
}
