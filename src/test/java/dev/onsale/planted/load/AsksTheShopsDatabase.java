package dev.onsale.planted.load;

import redis.clients.jedis.Jedis;

/** Violates: the libraries of the practice box office are not there where scenarios run. */
final class AsksTheShopsDatabase {
    private AsksTheShopsDatabase() {}

    static String asks(Jedis store) {
        return store.ping();
    }
}
