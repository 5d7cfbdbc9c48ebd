package dev.onsale.practice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.practice.store.Bursts.Burst;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real sockets on both sides. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StoreProxyTest {
    private static final Burst NEVER = new Burst(1L << 40, 1L << 41, List.of());

    private StoreProxy proxy;
    private ServerSocket server;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        proxy = StoreProxy.listen();
        proxy.start(server.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void whatIsSentArrivesAndWhatIsAnsweredComesBack() throws Exception {
        byte[] sent = new byte[3_000_000];
        new Random(1).nextBytes(sent);
        try (Socket client = connect();
                Socket store = server.accept()) {
            CompletableFuture<Void> echoing = CompletableFuture.runAsync(() -> echo(store, sent.length));
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> write(client, sent));
            assertThat(client.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
            CompletableFuture.allOf(echoing, sending).get(10, TimeUnit.SECONDS);
            store.close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        awaitConnections(0);
    }

    @Test
    void aStoreThatDoesNotReadHoldsUpItsClient() throws Exception {
        try (SocketChannel client = SocketChannel.open(new InetSocketAddress("127.0.0.1", proxy.port()));
                Socket store = server.accept()) {
            client.configureBlocking(false);
            ByteBuffer chunk = ByteBuffer.allocate(1 << 20);
            long sent = 0;
            long idleSinceNanos = System.nanoTime();
            while (System.nanoTime() - idleSinceNanos < TimeUnit.MILLISECONDS.toNanos(200)) {
                int written = client.write(chunk.clear());
                sent += written;
                if (written > 0) {
                    idleSinceNanos = System.nanoTime();
                }
                assertThat(sent).as("bytes nobody has read").isLessThan(100L << 20);
            }
            assertThat(store.getInputStream().readNBytes((int) sent)).hasSize((int) sent);
        }
    }

    @Test
    void duringABurstNothingPassesAndAfterItEverythingDoes() throws Exception {
        try (Socket client = connect();
                Socket store = server.accept()) {
            write(client, new byte[] {1});
            assertThat(store.getInputStream().read()).isEqualTo(1);
            disturb(new Burst(0, 300, List.of()));
            awaitStall();
            long beganNanos = System.nanoTime();
            write(client, new byte[] {2});
            assertThat(store.getInputStream().read()).isEqualTo(2);
            assertThat(System.nanoTime() - beganNanos).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(150));
            assertThat(proxy.report().bursts()).isEqualTo(1);
            assertThat(proxy.report().resets()).isZero();
        }
    }

    @Test
    void aResetIsOneForBothSides() throws Exception {
        try (Socket client = connect();
                Socket store = server.accept()) {
            write(client, new byte[] {1});
            assertThat(store.getInputStream().read()).isEqualTo(1);
            // Each hits half of the connections: one of forty does.
            disturb(new Burst(0, 60_000, java.util.Collections.nCopies(40, 0L)));
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
            assertThatThrownBy(() -> store.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThat(proxy.report().resets()).isEqualTo(1);
        }
    }

    @Test
    void calmedItPassesEverythingAtOnce() throws Exception {
        disturb(new Burst(0, 60_000, List.of()));
        try (Socket client = connect();
                Socket store = server.accept()) {
            awaitStall();
            write(client, new byte[] {1});
            proxy.calm();
            assertThat(store.getInputStream().read()).isEqualTo(1);
            assertThat(proxy.report().stalls()).isFalse();
        }
    }

    private void disturb(Burst burst) {
        Iterator<Burst> bursts = List.of(burst, NEVER).iterator();
        proxy.disturb(new Disturbance(bursts::next, 1, StoreProxy.nowMs()));
    }

    private Socket connect() throws IOException {
        Socket client = new Socket("127.0.0.1", proxy.port());
        client.setSoTimeout(10_000);
        return client;
    }

    private void awaitStall() {
        while (!proxy.report().stalls()) {
            Thread.onSpinWait();
        }
    }

    private void awaitConnections(int connections) {
        while (proxy.report().connections() != connections) {
            Thread.onSpinWait();
        }
    }

    private static void echo(Socket socket, int bytes) {
        try {
            byte[] buffer = new byte[10_000];
            for (int left = bytes; left > 0; ) {
                int read = socket.getInputStream().read(buffer);
                socket.getOutputStream().write(buffer, 0, read);
                left -= read;
            }
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
