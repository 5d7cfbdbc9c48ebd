package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret from each source there is, against a shop that gives all it is told back; nothing written may hold one. */
class SecretsIT {

    private static final Map<String, String> VARIABLES = Map.of(
            "PASS", "Planted+userinfo=1",
            "TENANT", "planted-path-2",
            "KEY", "planted-hook+key=3",
            "WORD", "planted-word-4",
            "TOK", "planted.token.5",
            "DBPASS", "planted-db-6");
    private static final String ACCOUNT = "planted7@example.org";
    private static final String PASSWORD = "Planted#\"Password8";
    private static final int ACCOUNTS = 12;

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private HttpServer server;

    @BeforeEach
    void plant() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", SecretsIT::giveBack);
        server.start();
        String address = "127.0.0.1:" + server.getAddress().getPort();
        Files.writeString(folder.resolve("planted.yaml"), """
                plan: planted
                scenario: Planted.java
                target: http://anna:${PASS}@%s/${TENANT}
                accounts: accounts.csv
                arrivals: [{ phase: doors, rate: 10/s, for: 1s }]
                drain: 3s
                abort: { errors: 100%%, for: 30s }
                beforeRun:
                  - { http: 'POST http://%s/reset?key=${KEY}' }
                  - { command: [touch, '%s/${WORD}'] }
                """.formatted(address, address, folder));
        Files.writeString(folder.resolve("Planted.java"), """
                import static io.gatling.javaapi.core.CoreDsl.*;
                import static io.gatling.javaapi.http.HttpDsl.*;
                import dev.onsale.scenario.OnSale;
                public final class Planted extends OnSale {
                    {
                        visitors("fan").doing(
                            browse(http("log in").post("/in?p=#{password}").basicAuth("#{email}", "#{password}")
                                .body(StringBody("#{email} #{password}")).check(bodyString().isEL("#{password}"))),
                            browse(http("look").get("/look").header("Cookie", "s=#{password}")
                                .check(substring("#{email}x#{password}"), status().is(201))),
                            browse(http("no").get("no url #{password}")));
                    }
                }
                """);
        List<String> rows = new ArrayList<>(List.of("email,password"));
        for (int row = 0; row < ACCOUNTS; row++) {
            rows.add(row + ACCOUNT + ",\"" + PASSWORD.replace("\"", "\"\"") + row + "\"");
        }
        Files.write(folder.resolve("accounts.csv"), rows);
    }

    @AfterEach
    void closeServer() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void nothingThatIsWrittenHoldsASecret() throws IOException, InterruptedException {
        String plan = folder.resolve("planted.yaml").toString();
        String reports = folder.resolve("reports").toString();
        StringBuilder written = new StringBuilder();
        written.append(onsale("check", plan, "--header", "Authorization: Bearer ${TOK}"));
        written.append(onsale(
                "run",
                plan,
                "--reports",
                reports,
                "--header",
                "X-Token: ${TOK}",
                "--evidence-db",
                "postgresql://watcher:${DBPASS}@127.0.0.1:1/shop"));
        Path run = run();
        for (String format : List.of("json", "junit")) {
            written.append(onsale("report", run.toString(), "--format", format));
        }
        assertThat(written).contains("check bodyString.is(#{password})").contains("(not shown)");
        assertThat(folder.resolve(VARIABLES.get("WORD"))).exists();
        for (Path file : files(run)) {
            written.append(content(file));
        }
        List<String> secrets = new ArrayList<>(VARIABLES.values());
        secrets.addAll(List.of(ACCOUNT, PASSWORD));
        for (String secret : secrets) {
            assertThat(written.toString()).doesNotContain(forms(secret));
        }
    }

    private String onsale(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Donsale.chosen=0",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.onsale.cli.Main"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(VARIABLES);
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("no end of " + arguments[0] + " within 120 s:\n" + Files.readString(output));
        }
        String said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isIn(0, 1, 2);
        return said;
    }

    private Path run() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("reports"))) {
            return runs.filter(path -> Files.exists(path.resolve("run.json")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no run was recorded"));
        }
    }

    private static List<Path> files(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String content(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().endsWith(".gz")) {
            try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = plain.readAllBytes();
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** As it is, percent-encoded, and what of it stands whole in Base64, wherever it begins there. */
    private static String[] forms(String secret) {
        List<String> forms = new ArrayList<>();
        String percent = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        forms.addAll(List.of(secret, percent, percent.replace("+", "%20")));
        for (String before : List.of("", "a", "ab")) {
            String digits = Base64.getEncoder().encodeToString((before + secret).getBytes(StandardCharsets.UTF_8));
            forms.add(digits.substring(4, digits.length() - 4));
        }
        return forms.toArray(String[]::new);
    }

    /** Everything that was said, in several ways. */
    private static void giveBack(HttpExchange exchange) throws IOException {
        try (exchange) {
            String said = exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().values() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String encoded = Base64.getEncoder().encodeToString(said.getBytes(StandardCharsets.UTF_8));
            byte[] answer = (said + " " + URLEncoder.encode(said, StandardCharsets.UTF_8) + " " + encoded)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
