package dev.onsale.record.machine;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.LongSupplier;

/** Sends small messages to an echo in this process over loopback TCP and times each round trip. */
final class LoopbackEcho {
    private static final int MESSAGE_BYTES = 64;
    private static final int ANSWER_WITHIN_MS = 2_000;

    private LoopbackEcho() {}

    /** @return one time per message, in ns */
    static long[] roundTripsNs(int messages, LongSupplier nanoTime) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket(0, 1, loopback)) {
            server.setSoTimeout(ANSWER_WITHIN_MS);
            Thread echo = new Thread(() -> echo(server), "onsale-calibration-echo");
            echo.setDaemon(true);
            echo.start();
            try (Socket socket = new Socket(loopback, server.getLocalPort())) {
                return roundTripsNs(messages, nanoTime, socket);
            }
        }
    }

    private static long[] roundTripsNs(int messages, LongSupplier nanoTime, Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_WITHIN_MS);
        DataInputStream in = new DataInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        byte[] message = new byte[MESSAGE_BYTES];
        long[] timesNs = new long[messages];
        for (int i = 0; i < messages; i++) {
            long sent = nanoTime.getAsLong();
            out.write(message);
            in.readFully(message);
            timesNs[i] = nanoTime.getAsLong() - sent;
        }
        return timesNs;
    }

    private static void echo(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.setTcpNoDelay(true);
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException callerIsGone) {
            // The caller has its times, or its own failure to report.
        }
    }
}
