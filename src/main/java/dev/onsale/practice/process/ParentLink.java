package dev.onsale.practice.process;

import dev.onsale.practice.protocol.ChildReport;
import dev.onsale.practice.protocol.Json;
import dev.onsale.practice.protocol.Wiring;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child's end of the pipe to its parent: reports go up on standard output, the wiring comes down on standard input,
 * and the end of that input means that the parent has gone (or wants the child to stop), however it died.
 */
public final class ParentLink {
    private static final int STOP_SECONDS_MAX = 3;

    private final BufferedReader fromParent =
            new BufferedReader(new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
    private final OutputStream toParent = new FileOutputStream(FileDescriptor.out);

    public synchronized void report(ChildReport report) throws IOException {
        toParent.write(Json.bytes(report));
        toParent.write('\n');
        toParent.flush();
    }

    /** Blocks until the parent has sent the wiring; ends the process if the parent goes first. */
    public Wiring awaitWiring() throws IOException {
        String line = fromParent.readLine();
        if (line == null) {
            Runtime.getRuntime().halt(0);
            throw new IOException("the parent has gone");
        }
        return Json.read(line.getBytes(StandardCharsets.UTF_8), Wiring.class);
    }

    /** Blocks until the parent has gone, then stops the child within bounds and ends the process. */
    public void stopWithParent(Runnable stop) {
        awaitEnd();
        CompletableFuture.delayedExecutor(STOP_SECONDS_MAX, TimeUnit.SECONDS)
                .execute(() -> Runtime.getRuntime().halt(1));
        stop.run();
        Runtime.getRuntime().halt(0);
    }

    private void awaitEnd() {
        try {
            while (fromParent.readLine() != null) {
                // Nothing more is said after the wiring; only the end matters.
            }
        } catch (IOException broken) {
            // A broken pipe is an end too.
        }
    }
}
