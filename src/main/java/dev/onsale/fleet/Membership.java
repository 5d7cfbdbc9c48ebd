package dev.onsale.fleet;

import dev.onsale.plan.Shard;

/**
 * What an injector reports when it joins.
 *
 * @param plan digest of its plan
 * @param version of onsale
 * @param host the name of its machine
 * @param machine distinguishes machines, and containers with separate loopbacks
 */
record Membership(Shard shard, String plan, String version, String host, String machine) {

    Message told() {
        return Message.EMPTY
                .with("shard", shard.index())
                .with("count", shard.count())
                .with("plan", plan)
                .with("version", version)
                .with("host", host)
                .with("machine", machine);
    }

    /** @throws IllegalArgumentException if it is not a membership */
    static Membership of(Message message) {
        return new Membership(
                new Shard(Math.toIntExact(message.number("shard")), Math.toIntExact(message.number("count"))),
                message.needed("plan"),
                message.needed("version"),
                message.needed("host"),
                message.needed("machine"));
    }
}
