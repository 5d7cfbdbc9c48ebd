package dev.onsale.practice.process;

import dev.onsale.practice.protocol.ChildReport;
import dev.onsale.practice.protocol.Json;
import dev.onsale.practice.protocol.NodeNews;
import dev.onsale.practice.protocol.Wiring;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * A child's end of the pipe to its parent. Reports go up on standard output, the wiring comes down on standard input,
 * and the end of that input means that the parent is gone (or wants the child to stop), however it died.
 */
public final class ParentLink {
    private final BufferedReader fromParent =
            new BufferedReader(new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
    private final OutputStream toParent = new FileOutputStream(FileDescriptor.out);

    /** The work of a child, from start to end. */
    @FunctionalInterface
    public interface Child {
        void run(ParentLink parent) throws Exception;
    }

    private volatile Consumer<NodeNews> onNews = unasked -> {};

    private ParentLink() {}

    /**
     * Runs a child and reports to the parent if it fails. Returns when the parent is gone or wants the child to stop;
     * the process is then to exit without tidying up: the database copes with clients that vanish, and no client waits
     * for a response any more.
     */
    public static void run(Child child) {
        ParentLink parent = new ParentLink();
        try {
            child.run(parent);
            parent.awaitEnd();
        } catch (Exception failure) {
            LoggerFactory.getLogger(ParentLink.class).error("the process fails", failure);
            parent.reportFailure(failure);
        }
    }

    public synchronized void report(ChildReport report) throws IOException {
        toParent.write(Json.bytes(report));
        toParent.write('\n');
        toParent.flush();
    }

    /** Blocks until the parent has sent the wiring; fails if the parent goes first. */
    public Wiring awaitWiring() throws IOException {
        String line = fromParent.readLine();
        if (line == null) {
            throw new IOException("the parent has gone");
        }
        return Json.read(line.getBytes(StandardCharsets.UTF_8), Wiring.class);
    }

    /** Register a listener for the nodes' events before reporting readiness. */
    public void onNews(Consumer<NodeNews> listener) {
        onNews = listener;
    }

    private void reportFailure(Exception failure) {
        try {
            report(
                    failure instanceof PortInUse
                            ? ChildReport.portInUse(String.valueOf(failure.getMessage()))
                            : ChildReport.failed(failure.toString()));
        } catch (IOException parentGone) {
            // Then no reader is left.
        }
    }

    private void awaitEnd() {
        try {
            String line;
            while ((line = fromParent.readLine()) != null) {
                onNews.accept(Json.read(line.getBytes(StandardCharsets.UTF_8), NodeNews.class));
            }
        } catch (IOException broken) {
            // A broken pipe is an end too.
        }
    }
}
