package dev.onsale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Started by {@code java} alone, as build tools do, onsale is what its launcher makes of it. */
class RestartIT {
    private static final String FLAGS = "-XX:+PrintCommandLineFlags";

    @TempDir
    private Path folder;

    private Path withLauncher;

    @BeforeEach
    void haveTheLauncherOnTheClassPath() throws IOException {
        withLauncher = folder.resolve("resources");
        Path cli = Files.createDirectories(withLauncher.resolve("dev/onsale/cli"));
        Files.copy(Path.of("onsale"), cli.resolve("onsale"));
    }

    @Test
    void saysAndEndsAsTheLauncherDoes() throws Exception {
        LaunchedProcess help = restarted(Map.of(), "--help");

        assertThat(help.stderr()).isEmpty();
        assertThat(help.stdout()).isEqualTo(Files.readString(Path.of("src/test/resources/golden/help.txt")));
        assertThat(help.status()).isZero();
    }

    @Test
    void hasTheLaunchersSettings() throws Exception {
        for (List<String> words : List.of(List.of("plan", "absent plan.yaml"), List.of("run", "absent plan.yaml"))) {
            Map<String, String> telling = Map.of("ONSALE_JAVA_OPTS", FLAGS);
            LaunchedProcess launched = LaunchedProcess.run(
                    folder,
                    telling,
                    Stream.concat(Stream.of(Path.of("onsale").toAbsolutePath().toString()), words.stream())
                            .toList());
            LaunchedProcess restarted = restarted(telling, words.toArray(String[]::new));

            assertThat(settings(restarted)).isEqualTo(settings(launched)).contains("-XX:+UseSerialGC");
            assertThat(restarted.status()).isEqualTo(launched.status()).isEqualTo(64);
            assertThat(restarted.stderr()).contains("absent plan.yaml");
        }
    }

    @Test
    void takesTheJavaThatRunsIt() throws Exception {
        LaunchedProcess environment = restarted(
                Map.of("JAVA_HOME", folder + "/nowhere", "BASH_ENV", script("[[ -z ${ONSALE_JARS+x} ]] || env >&2\n")),
                "--help");

        assertThat(environment.status()).isZero();
        assertThat(environment.stderr()).contains("ONSALE_CLASS_PATH=", "JAVA_HOME=" + System.getProperty("java.home"));
    }

    @Test
    void saysWhatIsMissingWhereThereIsNoBash() throws Exception {
        LaunchedProcess without = restarted(Map.of("PATH", folder + "/nowhere"), "--help");

        assertThat(without.status()).isEqualTo(64);
        assertThat(without.stderr())
                .startsWith("onsale: cannot start bash")
                .endsWith("hint: install bash and put it on the PATH\n");
    }

    /** Whoever asks the process that a build tool knows, and even who kills it, has asked the run. */
    @Test
    void stopsWithWhatStartedIt() throws Exception {
        try (SmallSale sale = new SmallSale()) {
            String plan = sale.writePlan(folder).toString();
            Process asked = started(plan, "asked");
            Process killed = started(plan, "killed");
            awaitLoad(asked, "asked");
            awaitLoad(killed, "killed");
            List<ProcessHandle> below =
                    Stream.concat(asked.descendants(), killed.descendants()).toList();
            assertThat(below).hasSizeGreaterThanOrEqualTo(4);
            assertThat(below.stream().filter(RestartIT::isJava).map(RestartIT::environment))
                    .as("what onsale starts in turn is another onsale")
                    .hasSize(2)
                    .noneMatch(variables -> variables.contains("ONSALE_LAUNCHER")
                            || variables.contains("ONSALE_CLASS_PATH")
                            || variables.contains("ONSALE_ARCHIVE"));

            asked.destroy();
            killed.destroyForcibly();

            assertThat(asked.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(asked.exitValue()).isEqualTo(2);
            for (ProcessHandle one : below) {
                one.onExit().get(60, TimeUnit.SECONDS);
            }
            for (String name : List.of("asked", "killed")) {
                try (Stream<Path> files = Files.walk(folder.resolve(name))) {
                    assertThat(files.filter(file -> file.endsWith("run.json")))
                            .as(name)
                            .hasSize(1);
                }
            }
        }
    }

    private Process started(String plan, String name) throws IOException {
        return new ProcessBuilder(command(
                        "run",
                        plan,
                        "--for",
                        "60s",
                        "--reports",
                        folder.resolve(name).toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(stderr(name).toFile())
                .start();
    }

    private void awaitLoad(Process process, String name) throws Exception {
        while (!Files.readString(stderr(name)).contains("in flight")) {
            boolean ended = process.waitFor(20, TimeUnit.MILLISECONDS);
            assertThat(ended).as(Files.readString(stderr(name))).isFalse();
        }
    }

    private Path stderr(String name) {
        return folder.resolve(name + ".txt");
    }

    private LaunchedProcess restarted(Map<String, String> environment, String... words) throws Exception {
        return LaunchedProcess.run(folder, environment, command(words));
    }

    private List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                withLauncher + File.pathSeparator + AbsoluteClassPath.ofThisProcess(),
                "dev.onsale.cli.Main"));
        command.addAll(List.of(words));
        return command;
    }

    /** What Java says it was told, but for the archive, which each keeps for itself. */
    private static List<String> settings(LaunchedProcess process) {
        return (process.stdout() + process.stderr())
                .lines()
                .filter(line -> line.startsWith("-XX:"))
                .flatMap(line -> Stream.of(line.split(" ")))
                .filter(setting -> !setting.startsWith("-XX:SharedArchiveFile"))
                .toList();
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/java");
    }

    private static String environment(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String script(String text) throws IOException {
        return Files.writeString(folder.resolve("script"), text).toString();
    }
}
