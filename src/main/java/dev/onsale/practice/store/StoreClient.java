package dev.onsale.practice.store;

import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.params.ShutdownParams;
import redis.clients.jedis.providers.ConnectionProvider;

/**
 * A process's access to the store, for all its threads; each call blocks its thread. Waits {@value #ANSWER_WITHIN_MS}
 * ms for a response; replaces a broken connection once, because it may have broken while idle.
 */
public final class StoreClient implements AutoCloseable {
    public static final int ANSWER_WITHIN_MS = 1_500;

    private final UnifiedJedis jedis;

    /** @param connectionsMax as many as there are calling threads, so that none waits for another */
    public StoreClient(int port, String password, int connectionsMax) {
        GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
        pool.setMaxTotal(connectionsMax);
        pool.setMaxIdle(connectionsMax);
        pool.setMaxWait(Duration.ofMillis(ANSWER_WITHIN_MS));
        pool.setJmxEnabled(false);
        this.jedis = new UnifiedJedis(new Connections(
                new ConnectionPool(
                        new HostAndPort("127.0.0.1", port),
                        DefaultJedisClientConfig.builder()
                                .timeoutMillis(ANSWER_WITHIN_MS)
                                .password(password)
                                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                                .build(),
                        pool) {
                    /**
                     * Does nothing: a broken connection would otherwise be replaced at once, and the caller that broke
                     * it would wait for the log-in.
                     */
                    @Override
                    public void addObject() {}
                }));
    }

    private record Connections(ConnectionPool pool) implements ConnectionProvider {
        @Override
        public Connection getConnection() {
            return pool.getResource();
        }

        @Override
        public Connection getConnection(CommandArguments command) {
            return pool.getResource();
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    /** The value of this key. @throws StoreUnreachable if it cannot be read */
    public Optional<byte[]> get(String key) {
        return Optional.ofNullable(asking(store -> store.get(bytes(key))));
    }

    /** Stores the value for this long, replacing an earlier one. @throws StoreUnreachable if it may not be stored */
    public void put(String key, byte[] value, Duration keptFor) {
        asking(store -> store.set(bytes(key), value, SetParams.setParams().px(keptFor.toMillis())));
    }

    /** Deletes the value of this key. @throws StoreUnreachable if it may still be there */
    public void drop(String key) {
        asking(store -> store.del(bytes(key)));
    }

    @Override
    public void close() {
        jedis.close();
    }

    /** Ends the server that listens there, if there is one. */
    public static void endServer(int port, String password) {
        try (Jedis server = new Jedis("127.0.0.1", port, ANSWER_WITHIN_MS)) {
            server.auth(password);
            server.shutdown(ShutdownParams.shutdownParams().nosave());
        } catch (JedisException gone) {
            // It ends without a response, or has ended before.
        }
    }

    private <T> T asking(Function<UnifiedJedis, T> command) {
        try {
            return command.apply(jedis);
        } catch (JedisConnectionException broken) {
            if (isSilence(broken)) {
                throw new StoreUnreachable("the store did not answer within " + ANSWER_WITHIN_MS + " ms", broken);
            }
            return askingAgain(command);
        } catch (JedisException refused) {
            throw new StoreUnreachable("the store refused: " + refused.getMessage(), refused);
        }
    }

    /** A timeout while connecting is nested deeper. */
    private static boolean isSilence(Throwable broken) {
        for (Throwable cause = broken.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private <T> T askingAgain(Function<UnifiedJedis, T> command) {
        try {
            return command.apply(jedis);
        } catch (JedisException broken) {
            throw new StoreUnreachable("the connection to the store broke: " + broken.getMessage(), broken);
        }
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
