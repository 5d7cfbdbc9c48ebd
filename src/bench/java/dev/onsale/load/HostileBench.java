package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.load.HostileServers.Hostile;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.files.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code onsale run} against servers that do what no server should: what it counts, what it says, what it takes. */
class HostileBench {
    private static final String SIMULATION = """
            import static io.gatling.javaapi.core.CoreDsl.*;
            import static io.gatling.javaapi.http.HttpDsl.*;

            import io.gatling.javaapi.core.*;

            public class Hostile extends Simulation {
                {
                    setUp(scenario("visitors").exec(STEPS).injectOpen(constantUsersPerSec(RATE).during(3)))
                        .protocols(http.baseUrl("http://127.0.0.1:9"));
                }
            }
            """;

    private static final long PEAK_KB_MAX = 520 * 1_024;

    @TempDir
    private Path folder;

    private final List<String> wrong = new ArrayList<>();

    /** A first start makes a class archive, which takes more memory than any load. */
    @BeforeAll
    static void start() throws Exception {
        assertThat(new ProcessBuilder("./onsale", "plan", "scenarios/arena.yaml")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void everyKindIsCountedAndNamed() throws Exception {
        String only = System.getProperty("hostile.only", "");
        System.out.println(
                "| the target | onsale says | verdict | exit | sent | peak RSS |\n|---|---|---|---|---|---|");
        for (Hostile hostile : HostileServers.plain()) {
            if (hostile.name().matches(".*" + only + ".*")) {
                try (OddServer server = new OddServer(Map.of("/", hostile.manner()))) {
                    System.out.println(met(hostile, server.address(), server::asked));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatGoesWrongWithTls() throws Exception {
        for (String certificate : List.of("its own", "expired")) {
            try (OddServer server = new OddServer(
                    Map.of("/", HostileServers.answering(certificate).manner()), certified(certificate))) {
                System.out.println(met(
                        HostileServers.answering(certificate), "https://127.0.0.1:" + server.port(), server::asked));
            }
        }
        try (CutHandshakes cut = new CutHandshakes("")) {
            System.out.println(
                    met(HostileServers.withinHandshake("ends within the handshake"), cut.address(), cut::connected));
        }
        try (CutHandshakes plain = new CutHandshakes("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
            System.out.println(met(
                    HostileServers.withinHandshake("answers TLS by plain HTTP"), plain.address(), plain::connected));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aTargetThatStops() throws Exception {
        Hostile stopping = HostileServers.stopping();
        AtomicLong firstMs = new AtomicLong();
        AtomicReference<OddServer> self = new AtomicReference<>();
        OddServer server = new OddServer(Map.of("/", talk -> {
            firstMs.compareAndSet(0, System.currentTimeMillis());
            if (System.currentTimeMillis() - firstMs.get() > 1_000) {
                self.get().stopListening();
            }
            return talk.json("{}");
        }));
        self.set(server);
        try (server) {
            // Who is refused is asked by nobody.
            System.out.println(met(stopping, server.address(), () -> -1));
        }
        assertThat(wrong).isEmpty();
        assertThat(Files.readString(folder.resolve("stops-after-a-second").resolve("stdout"))
                        .replaceAll("\\s+", " "))
                .contains("The target stopped accepting connections at")
                .doesNotContain("payment");
    }

    private ServerSocketFactory certified(String certificate) throws Exception {
        Path store = folder.resolve(certificate.replace(' ', '-') + ".p12");
        List<String> command = new ArrayList<>(List.of(
                "keytool",
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-dname",
                "CN=elsewhere.example.org",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                store.toString(),
                "-validity",
                "1"));
        if (certificate.equals("expired")) {
            command.addAll(List.of("-startdate", "-10d"));
        }
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    private String met(Hostile hostile, String address, LongSupplier asked) throws Exception {
        Path own = Files.createDirectories(folder.resolve(hostile.name().replace(' ', '-')));
        Path simulation = Files.writeString(
                own.resolve("Hostile.java"),
                SIMULATION.replace("STEPS", hostile.steps()).replace("RATE", String.valueOf(hostile.perSecond())));
        Path stdout = own.resolve("stdout");
        Path stderr = own.resolve("stderr");
        Process process = new ProcessBuilder(
                        Path.of("onsale").toAbsolutePath().toString(),
                        "run",
                        simulation.toString(),
                        "--target",
                        address,
                        "--reports",
                        own.resolve("reports").toString())
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile())
                .start();
        long peakKb = 0;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            peakKb = Math.max(
                    peakKb,
                    process.descendants().mapToLong(HostileBench::peakKb).max().orElse(0));
        }
        String said = Files.readString(stdout);
        if (System.getProperty("hostile.show") != null) {
            System.out.println(said + Files.readString(stderr));
        }
        Optional<RunSummary> summary = summary(own.resolve("reports"));
        Map<String, Long> kinds = new TreeMap<>();
        long sent = 0;
        for (StepPhase step : summary.map(run -> run.measured().steps()).orElse(List.of())) {
            if (step.phase().equals(RunSummary.ALL_PHASES)) {
                step.errors().forEach((kind, count) -> kinds.merge(kind, count, Long::sum));
                sent += step.ok() + step.ko() + step.cutOff();
            }
        }
        long unsent = hostile.countsUnsent()
                ? kinds.values().stream().mapToLong(Long::longValue).sum()
                : 0;
        String counted = kinds.toString().length() > 300 ? kinds.size() + " kinds" : kinds.toString();
        String row = String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d | %d of %d | %d MB |",
                hostile.name(),
                counted,
                said.lines().findFirst().orElse("-"),
                process.exitValue(),
                sent,
                asked.getAsLong(),
                peakKb / 1_024);
        // On a machine that others want too, visitors come late, and whoever is answered well is not judged.
        boolean late = process.exitValue() == 2 && said.contains("visitors started each second");
        if ((process.exitValue() != hostile.exit() && !late)
                || (asked.getAsLong() >= 0 && sent - unsent != asked.getAsLong())
                || peakKb > PEAK_KB_MAX
                || hostile.kinds().isEmpty() != kinds.isEmpty()
                || !kinds.keySet().stream()
                        .allMatch(kind -> hostile.kinds().stream().anyMatch(kind::startsWith))) {
            wrong.add(row + "\n" + Files.readString(stderr));
        }
        return row;
    }

    private static long peakKb(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException e) {
            // It has ended in the meantime.
            return 0;
        }
    }

    private static Optional<RunSummary> summary(Path reports) throws IOException {
        if (!Files.isDirectory(reports)) {
            return Optional.empty();
        }
        try (Stream<Path> runs = Files.list(reports)) {
            List<Path> found =
                    runs.filter(run -> Files.exists(run.resolve("run.json"))).toList();
            return found.isEmpty() ? Optional.empty() : Optional.of(RunReader.readSummary(found.get(0)));
        }
    }
}
