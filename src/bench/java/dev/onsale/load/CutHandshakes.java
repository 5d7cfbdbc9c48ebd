package dev.onsale.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/** Hears how a client wants to agree on TLS, says something that is none, and closes. */
final class CutHandshakes implements AutoCloseable {
    private static final int HELLO_BYTES = 1_024;

    private final ServerSocket listening = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
    private final LongAdder connected = new LongAdder();
    private final String says;

    CutHandshakes(String says) throws IOException {
        this.says = says;
        Thread thread = new Thread(this::accept, "cut handshakes");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "https://127.0.0.1:" + listening.getLocalPort();
    }

    /** Those who said anything: onsale itself only looks whether somebody is there. */
    long connected() {
        return connected.sum();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                if (socket.getInputStream().read(new byte[HELLO_BYTES]) > 0) {
                    connected.increment();
                    socket.getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                // Whoever has gone has seen what was to be seen.
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
