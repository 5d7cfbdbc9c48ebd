package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.plan.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes of who splits a plan among injectors. */
class FleetInputTest {
    private final CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void givenAPlan() throws IOException {
        Files.writeString(folder.resolve("home.yaml"), """
                plan: home
                scenario: Home.java
                target: http://127.0.0.1:9
                arrivals: [ { phase: doors, rate: 10/s, for: 4s } ]
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --shard 4/4 --start-at 2999-01-01T00:00:00Z   | out of range                     | the last of 4 is 3/4",
                "run --shard one --start-at 2999-01-01T00:00:00Z   | --shard is 'one'                 | 0/4, 1/4",
                "run --shard 0/2                                   | has no start instant                | --start-at",
                "run --start-at 2999-01-01T00:00:00Z               | is only for one of several injectors  | --shard 0/4",
                "run --shard 0/2 --start-at 2020-01-01T00:00:00Z   | 2020-01-01T00:00:00Z was         | choose a later instant",
                "run --shard 0/2 --start-at 2999-01-01T00:00:00Z   | more than 24 h ahead             | within a day",
                "run --shard 0/2 --start-at +1000000000-12-31T23:59:59Z | which is not an instant     | in UTC",
                "run --shard 0/2 --start-at tomorrow               | --start-at is 'tomorrow'         | in UTC",
                "run --shard 0/2 --start-at 2999-01-01T00:00:00Z --target practice | its own practice box office | onsale practice",
                "run --shard 0/2 --fleet nowhere                   | not a fleet's folder                | create it with onsale fleet",
                "fleet --injectors 0                               | --injectors 0: out of range      | such as --injectors 4",
                "fleet --injectors 1001                            | --injectors 1001: out of range   | such as --injectors 4",
                "fleet --injectors 2 --on slurmm                   | --on slurmm: no such engine      | slurm",
                "fleet --injectors 2 --dry-run                     | only --on kubernetes                  | onsale plan",
                "fleet --injectors 2 --on kubernetes --volume v    | --image is missing               | --image registry",
                "fleet --injectors 2 --on kubernetes --image i     | --volume is missing              | --volume reports",
            })
    void isToldAndMended(String command, String what, String hint) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.add(1, folder.resolve("home.yaml").toString());

        assertThat(captured.run(words.toArray(String[]::new))).isEqualTo(64);
        assertThat(captured.progress())
                .contains("onsale: ")
                .contains(what)
                .contains("hint: ")
                .contains(hint);
        assertThat(captured.verdicts()).isEmpty();
    }

    @Test
    void injectorsAreStartedByTheLauncherOfACloneAndOfAnInstalledRelease() throws IOException {
        BadInputException none = catchThrowableOfType(BadInputException.class, () -> FleetCommand.launcherIn(folder));
        assertThat(none).hasMessageContaining("there is none in " + folder);
        Files.createDirectory(folder.resolve("onsale"));
        assertThat(catchThrowableOfType(BadInputException.class, () -> FleetCommand.launcherIn(folder)))
                .as("a folder of this name")
                .isNotNull();
        Path installed = executable(folder.resolve("installed/bin/onsale"));
        assertThat(FleetCommand.launcherIn(folder.resolve("installed"))).isEqualTo(installed);
        Path cloned = executable(folder.resolve("cloned/onsale"));
        assertThat(FleetCommand.launcherIn(folder.resolve("cloned"))).isEqualTo(cloned);
    }

    private static Path executable(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    @Test
    void runsThatCannotBeMerged() throws IOException {
        assertThat(captured.run("merge", folder.resolve("nowhere").toString())).isEqualTo(64);
        assertThat(captured.progress()).contains("no such run");
        assertThat(captured.run(
                        "merge", Files.createDirectory(folder.resolve("empty")).toString()))
                .isEqualTo(64);
        assertThat(captured.progress()).contains("run.json");
    }
}
