package dev.onsale.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Passes bytes on in both directions, each later by the same time. */
final class DelayingProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final InetSocketAddress behind;
    private final long delayMs;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private final LinkedBlockingQueue<Socket> open = new LinkedBlockingQueue<>();

    DelayingProxy(String hostAndPort, long delayMs) {
        int colon = hostAndPort.lastIndexOf(':');
        this.behind = new InetSocketAddress(
                hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
        this.delayMs = delayMs;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    String address() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    private void accept() throws IOException {
        while (true) {
            Socket front = listening.accept();
            Socket back = new Socket();
            back.connect(behind);
            front.setTcpNoDelay(true);
            back.setTcpNoDelay(true);
            open.add(front);
            open.add(back);
            inBackground(() -> pass(front, back));
            inBackground(() -> pass(back, front));
        }
    }

    private void pass(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[8_192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            byte[] part = java.util.Arrays.copyOf(buffer, read);
            later.schedule(
                    () -> {
                        out.write(part);
                        out.flush();
                        return null;
                    },
                    delayMs,
                    TimeUnit.MILLISECONDS);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // Whoever had it is done.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
        later.shutdownNow();
    }
}
