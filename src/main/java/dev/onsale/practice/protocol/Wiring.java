package dev.onsale.practice.protocol;

import dev.onsale.practice.fault.FaultSet;
import java.util.List;

/**
 * What the parent sends every child once all of them listen.
 *
 * @param secret signs admission tokens, and opens the nodes' internal addresses
 * @param databaseUrl with the password
 * @param gatewayUrl the payment gateway, {@code http://127.0.0.1:…}
 * @param terminalUrl the terminal service
 * @param redisPort the memory store itself
 * @param storePort the proxy in front of it, through which the shop reaches it
 * @param storePassword of the memory store, on either port
 */
public record Wiring(
        String secret,
        String databaseUrl,
        String gatewayUrl,
        String terminalUrl,
        int redisPort,
        int storePort,
        String storePassword,
        List<NodeAddress> nodes,
        FaultSet faults) {
    /** The header with which the front authenticates itself to a node. */
    public static final String INTERNAL_KEY_HEADER = "Internal-Key";

    /** Where a shop node listens. */
    public record NodeAddress(String id, String url) {}
}
