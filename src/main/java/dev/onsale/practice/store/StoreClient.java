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
 * A process's way to the store, for all its threads; each call blocks its thread. An answer is waited for {@value
 * #ANSWER_WITHIN_MS} ms; a connection that broke is replaced once, since it may have broken while nobody used it.
 */
public final class StoreClient implements AutoCloseable {
    public static final int ANSWER_WITHIN_MS = 1_500;

    private final UnifiedJedis jedis;

    /** @param connectionsMax as many as there are threads that call it, so that none waits for another */
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
                    /** A connection that broke would be replaced at once, and whoever broke it would wait for the log-in. */
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

    /** What is kept under this key. @throws StoreUnreachable if that cannot be told */
    public Optional<byte[]> get(String key) {
        return Optional.ofNullable(asking(store -> store.get(bytes(key))));
    }

    /** Keeps it for so long, instead of what was there. @throws StoreUnreachable if it may not be kept */
    public void put(String key, byte[] value, Duration keptFor) {
        asking(store -> store.set(bytes(key), value, SetParams.setParams().px(keptFor.toMillis())));
    }

    /** Forgets what is kept under this key. @throws StoreUnreachable if it may still be there */
    public void drop(String key) {
        asking(store -> store.del(bytes(key)));
    }

    @Override
    public void close() {
        jedis.close();
    }

    /** Ends the server that listens there, if one does. */
    public static void endServer(int port, String password) {
        try (Jedis server = new Jedis("127.0.0.1", port, ANSWER_WITHIN_MS)) {
            server.auth(password);
            server.shutdown(ShutdownParams.shutdownParams().nosave());
        } catch (JedisException gone) {
            // It ends without an answer, or has ended before.
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

    /** A connection that is being made says so further down. */
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
