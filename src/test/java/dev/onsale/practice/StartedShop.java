package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A box office with one node in a process of its own, on a cache folder of a test's. */
final class StartedShop implements AutoCloseable {
    private static final Duration UP_WITHIN = Duration.ofSeconds(150);
    private static final Duration DOWN_WITHIN = Duration.ofSeconds(60);

    private final Process process;
    private final Path cache;

    private StartedShop(Process process, Path cache) {
        this.process = process;
        this.cache = cache;
    }

    /** Starts a box office, prints its front's address, and closes it at the end of its input. */
    public static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws IOException {
            try (PracticeBoxOffice boxOffice = PracticeBoxOffice.start(PracticeOptions.DEFAULT.withNodes(1))) {
                System.out.println(boxOffice.front());
                while (System.in.read() >= 0) {
                    continue;
                }
            }
        }
    }

    /** Returns at once. @param prefix what the command begins with */
    static StartedShop begin(Path cache, String... prefix) throws IOException {
        List<String> command = new ArrayList<>(List.of(prefix));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Donsale.cache=" + cache));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return new StartedShop(
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start(),
                cache);
    }

    /** Waits until it is open for practice. @return where */
    URI front() throws Exception {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = CompletableFuture.supplyAsync(() -> line(said)).get(UP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(line).as("it starts").startsWith("http://");
        return URI.create(line);
    }

    private static String line(BufferedReader said) {
        try {
            return String.valueOf(said.readLine());
        } catch (IOException broken) {
            return String.valueOf(broken.getMessage());
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void interrupt() throws InterruptedException {
        process.toHandle().destroy();
        assertThat(process.waitFor(DOWN_WITHIN.toMillis(), TimeUnit.MILLISECONDS))
                .isTrue();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(DOWN_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new IOException("the box office does not end");
        }
    }

    /** A sale is set up, and its page comes from the node: memory store and database answer. */
    static void sells(URI front) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest reset = HttpRequest.newBuilder(front.resolve("/practice/reset"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"doorsInMs\":0,\"waitingRoom\":false}"))
                .build();
        assertThat(client.send(reset, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        HttpRequest map =
                HttpRequest.newBuilder(front.resolve("/events/arena/seats")).build();
        HttpResponse<String> seats = client.send(map, HttpResponse.BodyHandlers.ofString());
        assertThat(seats.statusCode()).as(seats.body()).isEqualTo(200);
        assertThat(seats.body()).contains("\"seatsLeft\":");
    }

    List<Path> runs() throws IOException {
        return within("runs");
    }

    List<Path> within(String folder) throws IOException {
        if (!Files.isDirectory(cache.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(cache.resolve(folder))) {
            return entries.toList();
        }
    }

    /** Command lines of processes, zero bytes between their words, that name the cache folder. */
    List<String> processes() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            for (Path one : all.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .toList()) {
                String command = commandLine(one);
                if (command.contains(cache.toString())) {
                    found.add(command);
                }
            }
        }
        return found;
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }
}
