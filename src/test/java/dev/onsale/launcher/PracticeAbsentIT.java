package dev.onsale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Without the practice box office's libraries all works that does not need it, and what does says what to add. The
 * commands run one after the other in one Java, by {@link EachInTurn}.
 */
class PracticeAbsentIT {
    private static final String MISSING =
            "onsale: the practice box office needs libraries that are not on the class path\nhint: add them to the dependencies of this build, or use an installed onsale, which includes them: io.javalin:javalin:";

    @TempDir
    private Path folder;

    @Test
    void allHelpsAndWhatLoadsOneOwnShopWork() throws Exception {
        try (SmallSale sale = new SmallSale()) {
            String plan = sale.writePlan(folder).toString();
            List<String> lines = new ArrayList<>();
            List<String> wanted = new ArrayList<>();
            for (String command : commands()) {
                lines.add(command + " --help");
                wanted.add("0 " + command + " --help");
            }
            for (String line : List.of(
                    "plan " + plan,
                    "check " + plan,
                    "run " + plan,
                    "gate --learn --baselines kept " + plan,
                    "gate --baselines kept " + plan,
                    "report FIRST --format html",
                    "report FIRST --format junit",
                    "diagnose FIRST",
                    "compare FIRST FIRST",
                    "drill")) {
                lines.add(line);
                wanted.add("0 " + line);
            }
            for (String line :
                    List.of("rehearse", "practice", "drill --all", "run practice.yaml", "gate practice.yaml")) {
                lines.add(line);
                wanted.add("64 " + line);
            }
            Files.writeString(
                    folder.resolve("practice.yaml"),
                    Files.readString(Path.of("scenarios/arena.yaml"))
                            .replace(
                                    "scenario: ",
                                    "scenario: " + Path.of("scenarios").toAbsolutePath() + "/"));

            LaunchedProcess process = LaunchedProcess.run(folder, Map.of(), command(lines));

            assertThat(process.stdout().lines().filter(line -> line.matches("\\d+ .*")))
                    .as(process.stderr())
                    .containsExactlyElementsOf(wanted);
            assertThat(process.stderr().split(Pattern.quote(MISSING), -1))
                    .as(process.stderr())
                    .hasSize(1 + 5);
            assertThat(process.stderr()).doesNotContain("a bug in onsale", "NoClassDefFound");
        }
    }

    private static List<String> commands() throws Exception {
        try (Stream<String> help = Files.lines(Path.of("src/test/resources/golden/help.txt"))) {
            return help.dropWhile(line -> !line.equals("Commands:"))
                    .skip(1)
                    .takeWhile(line -> !line.equals("Exit codes:"))
                    .filter(line -> line.matches("  \\w.*"))
                    .map(line -> line.strip().split("\\s")[0])
                    .toList();
        }
    }

    private static List<String> command(List<String> lines) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Donsale.chosen=0",
                "-Donsale.home=" + Path.of("").toAbsolutePath(),
                "-cp",
                WithoutPractice.classPath(),
                "dev.onsale.cli.EachInTurn"));
        command.addAll(lines);
        return command;
    }
}
