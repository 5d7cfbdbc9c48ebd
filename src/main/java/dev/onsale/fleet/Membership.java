package dev.onsale.fleet;

import dev.onsale.plan.Shard;

/**
 * What an injector says of itself when it joins.
 *
 * @param plan digest of what it is about to play
 * @param version of onsale
 * @param host the name of its machine
 * @param machine what tells one machine, or one container with a loopback of its own, from another
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

    /** @throws IllegalArgumentException if it is none */
    static Membership of(Message message) {
        return new Membership(
                new Shard(Math.toIntExact(message.number("shard")), Math.toIntExact(message.number("count"))),
                message.needed("plan"),
                message.needed("version"),
                message.needed("host"),
                message.needed("machine"));
    }
}
