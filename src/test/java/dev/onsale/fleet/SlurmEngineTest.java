package dev.onsale.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task of a job runs, without Slurm. */
class SlurmEngineTest {
    @TempDir
    private Path reports = Path.of("");

    @Test
    void aTaskReplacesItsOwnNumberAndNothingOfAName() throws Exception {
        Path launcher = Files.writeString(
                reports.resolve("an on'sale"),
                "#!/bin/bash\nprintf '%s\\n' \"$@\" >\"$(dirname \"$0\")/words\"\nexit 7\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        FleetFolder folder = FleetFolder.create(reports, ".fleet-1", "t0ken", Message.EMPTY, List.of());
        folder.write("environment", "");
        String plan = "/plans/pay $HOME `id` \"5 $(id)\" it's.yaml";

        assertThat(ended(SlurmEngine.task(folder, new FleetJob(launcher, plan, 3, Duration.ofMinutes(1)))))
                .isZero();

        assertThat(reports.resolve("words"))
                .hasContent(String.join(
                        "\n",
                        "run",
                        plan,
                        "--shard",
                        "2/3",
                        "--fleet",
                        folder.path().toString()));
        assertThat(folder.path().resolve("ended.2")).hasContent("7");
    }

    private static int ended(String script) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script).inheritIO();
        bash.environment().put("SLURM_PROCID", "2");
        return bash.start().waitFor();
    }
}
