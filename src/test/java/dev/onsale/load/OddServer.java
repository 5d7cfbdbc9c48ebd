package dev.onsale.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ServerSocketFactory;

/** A server on the loopback that writes to its connections what no library would. */
final class OddServer implements AutoCloseable {

    private static final long SILENCE_S_MAX = 60;

    /** What it does when it is asked for a path. */
    interface Manner {
        /** @return whether the connection stays open */
        boolean answer(Talk talk) throws IOException, InterruptedException;
    }

    /** One request on one connection. */
    record Talk(Socket socket, OutputStream out, String path, String body, int cookies, CountDownLatch closing) {
        boolean says(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return true;
        }

        /** An answer of HTTP/1.1 with a length. */
        boolean json(String body) throws IOException {
            return says("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body);
        }

        /** Resets the connection. */
        boolean resets() throws IOException {
            socket.setSoLinger(true, 0);
            return false;
        }

        /** Says it again and again, as fast as it is heard, until nobody listens. */
        boolean saysEndlessly(byte[] bytes, long everyMs) throws IOException, InterruptedException {
            while (!closing.await(everyMs, TimeUnit.MILLISECONDS)) {
                out.write(bytes);
                out.flush();
            }
            return false;
        }

        boolean keepsSilent() throws InterruptedException {
            return !closing.await(SILENCE_S_MAX, TimeUnit.SECONDS);
        }
    }

    private final ServerSocket listening;
    private final Map<String, Manner> manners;
    private final LongAdder asked = new LongAdder();
    private final LongAdder connected = new LongAdder();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    OddServer(Map<String, Manner> manners) {
        this(manners, ServerSocketFactory.getDefault());
    }

    /** @param sockets what it listens with, such as sockets of TLS */
    OddServer(Map<String, Manner> manners, ServerSocketFactory sockets) {
        this.manners = manners;
        try {
            listening = sockets.createServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        onAThread(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    /** Requests that were read so far, as far as they were read before something was done about them. */
    long asked() {
        return asked.sum();
    }

    /** Connections that were accepted so far. */
    long connected() {
        return connected.sum();
    }

    /** From now on nobody can connect any more; who is connected stays. */
    void stopListening() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                connected.increment();
                onAThread(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket connection) {
        try (Socket socket = connection) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String first = line(in);
            while (!first.isEmpty()) {
                String path = first.split(" ")[1].replaceAll("\\?.*", "");
                int length = 0;
                int cookies = 0;
                for (String header = line(in); !header.isEmpty(); header = line(in)) {
                    if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(header.substring(15).trim());
                    } else if (header.toLowerCase(java.util.Locale.ROOT).startsWith("cookie:")) {
                        cookies += header.split(";").length;
                    } else if (header.equalsIgnoreCase("expect: 100-continue")) {
                        socket.getOutputStream()
                                .write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                }
                String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                asked.increment();
                Talk talk = new Talk(socket, socket.getOutputStream(), path, body, cookies, closing);
                Manner manner = manners.getOrDefault(path, other -> other.json("{\"path\":\"" + path + "\"}"));
                if (!manner.answer(talk)) {
                    return;
                }
                first = line(in);
            }
        } catch (IOException | RuntimeException e) {
            // Whoever spoke no HTTP, or has gone, sees a closed connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(connection);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1).strip();
    }

    private static void onAThread(Runnable task) {
        Thread thread = new Thread(task, "odd server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
