package dev.onsale.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on the loopback that keeps each request as its bytes came: names, order and case of headers included. */
final class RawServer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private static final String END_OF_HEAD = "\r\n\r\n";

    /**
     * @param head request line and headers, without the empty line after them
     * @param connection counted from 1
     */
    record Request(String head, String body, int connection) {
        String line() {
            return head.lines().findFirst().orElse("");
        }

        /** Empty if there is none. */
        String header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /** @param headers lines, e.g. {@code X-Token: 7} */
    record Reply(int status, String body, List<String> headers) {
        static Reply of(int status, String body, String... headers) {
            return new Reply(status, body, List.of(headers));
        }
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "raw server");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<Request> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Function<Request, Reply> script;

    RawServer(Function<Request, Reply> script) {
        this.script = script;
        try {
            server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    List<Request> received() {
        return List.copyOf(received);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                int number = connections.incrementAndGet();
                threads.execute(() -> serve(socket, number));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket, int connection) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String head = head(in);
            while (!head.isEmpty()) {
                Matcher length = LENGTH.matcher(head);
                int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
                Request request =
                        new Request(head, new String(in.readNBytes(bytes), StandardCharsets.UTF_8), connection);
                received.add(request);
                socket.getOutputStream().write(bytes(script.apply(request)));
                socket.getOutputStream().flush();
                head = head(in);
            }
        } catch (IOException closed) {
            // The client has gone.
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        String text = "";
        for (int next = in.read(); next >= 0; next = in.read()) {
            read.write(next);
            if (next == '\n') {
                text = read.toString(StandardCharsets.UTF_8);
                if (text.endsWith(END_OF_HEAD)) {
                    return text.substring(0, text.length() - END_OF_HEAD.length());
                }
            }
        }
        return "";
    }

    private static byte[] bytes(Reply reply) {
        StringBuilder text = new StringBuilder("HTTP/1.1 " + reply.status() + " Scripted\r\n");
        reply.headers().forEach(line -> text.append(line).append("\r\n"));
        int length = reply.body().getBytes(StandardCharsets.UTF_8).length;
        return text.append("content-length: ")
                .append(length)
                .append(END_OF_HEAD)
                .append(reply.body())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
