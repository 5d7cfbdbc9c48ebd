package dev.onsale.gatling.simulation;

import io.gatling.core.protocol.Protocol;
import java.util.Locale;
import java.util.Map;

/**
 * A protocol of a simulation that opens its own connections, which cannot be watched: its fields say where they lead.
 *
 * @param name the user's name for it: {@code jms} for a {@code JmsProtocol}
 * @param type its class
 * @param addresses hosts with their ports, as written, to the hosts alone; empty if it does not say
 */
public record UnwatchedProtocol(String name, String type, Map<String, String> addresses) {

    static UnwatchedProtocol of(Protocol protocol) {
        String simple = protocol.getClass().getSimpleName().replaceFirst("Protocol\\$?$", "");
        return new UnwatchedProtocol(
                simple.toLowerCase(Locale.ROOT), protocol.getClass().getName(), HeldAddresses.of(protocol));
    }
}
