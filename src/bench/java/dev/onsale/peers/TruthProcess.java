package dev.onsale.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link TruthServer} in a process of its own, which lives as long as this. */
final class TruthProcess implements AutoCloseable {
    private static final long ENDS_WITHIN_SECONDS = 10;

    private final Process process;
    private final URI address;

    /** @param stall the ms after the first request at which it stalls, and for how long; none for never */
    TruthProcess(List<String> stall) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                TruthServer.class.getName()));
        command.addAll(stall);
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String port = output.readLine();
        address = URI.create("http://127.0.0.1:" + port.substring("port ".length()));
    }

    URI address() {
        return address;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
