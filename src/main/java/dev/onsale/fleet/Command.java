package dev.onsale.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A short-running command of an engine. */
final class Command {
    private static final long WITHIN_SECONDS = 60;
    private static final int SAID_MAX = 100_000;

    private Command() {}

    /** @param said its output, of both streams; without line breaks if it is one line */
    record Answer(int status, String said) {
        boolean succeeded() {
            return status == 0;
        }
    }

    /** @throws IOException if it cannot be started, or does not end in time */
    static Answer run(List<String> words) throws IOException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readNBytes(SAID_MAX), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(words.get(0) + " did not end within " + WITHIN_SECONDS + " s");
            }
            return new Answer(process.exitValue(), said.replace("\n", "; "));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(words.get(0) + " was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
