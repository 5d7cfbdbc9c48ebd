package dev.onsale.gatling.simulation;

import io.gatling.core.protocol.Protocol;
import java.util.Locale;
import java.util.Map;

/**
 * A protocol of a simulation that opens its connections by itself, where nobody can watch them: what it holds says where
 * they lead.
 *
 * @param name what the user calls it: {@code jms} for a {@code JmsProtocol}
 * @param type its class
 * @param addresses hosts with their ports, as they are written, to the hosts alone; empty if it does not say
 */
public record UnwatchedProtocol(String name, String type, Map<String, String> addresses) {

    static UnwatchedProtocol of(Protocol protocol) {
        String simple = protocol.getClass().getSimpleName().replaceFirst("Protocol\\$?$", "");
        return new UnwatchedProtocol(
                simple.toLowerCase(Locale.ROOT), protocol.getClass().getName(), HeldAddresses.of(protocol));
    }
}
