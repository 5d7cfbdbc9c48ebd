package dev.onsale.fleet;

import dev.onsale.plan.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** One Slurm job with one task per injector. */
public final class SlurmEngine implements Engine {
    /**
     * The environment of the tasks is in a file of the fleet's folder; Slurm's own record of the job contains none of
     * it.
     */
    private static final String ENVIRONMENT = "environment";

    private static final String TASK = "task.sh";
    private static final String JOB = "job.sh";

    /** What the task's own shell is to replace, and nothing else. */
    private static final String RANK = "$SLURM_PROCID";

    private final List<String> options;
    private final Path workingFolder;
    private final Map<String, String> environment;
    private final LongSupplier nanoTime;

    /**
     * @param options for {@code sbatch}, as given by the user
     * @param workingFolder in which tasks start
     * @param environment of this process; tasks get the same
     * @param nanoTime {@code System::nanoTime}
     */
    public SlurmEngine(
            List<String> options, Path workingFolder, Map<String, String> environment, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.options = List.copyOf(options);
        this.workingFolder = workingFolder;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return "slurm";
    }

    @Override
    public void require(int injectors) {
        try {
            Command.Answer ping = Command.run(List.of("scontrol", "ping"));
            if (!ping.succeeded() || !ping.said().contains("UP")) {
                throw new BadInputException(
                        "--on slurm: its controller is unreachable: " + ping.said(),
                        "make sure scontrol ping says UP on this machine, then rerun");
            }
        } catch (IOException e) {
            throw new BadInputException(
                    "--on slurm: not installed on this machine: " + e.getMessage(),
                    "run onsale where sbatch and scontrol are, for example on a login node",
                    e);
        }
    }

    @Override
    public Started start(FleetFolder folder, FleetJob job) {
        Path shared = folder.path();
        folder.write(ENVIRONMENT, exported());
        folder.write(TASK, task(folder, job));
        folder.write(
                JOB,
                "#!/bin/bash\nexec srun --ntasks=" + job.injectors() + " --export=NONE --kill-on-bad-exit=0 --output="
                        + quoted(shared + "/log.%t") + " /bin/bash " + quoted(shared + "/" + TASK) + "\n");
        List<String> command = new ArrayList<>(List.of(
                "sbatch",
                "--parsable",
                "--job-name=onsale",
                "--ntasks=" + job.injectors(),
                "--no-requeue",
                "--time=" + (job.longest().toMinutes() + 1),
                "--export=NONE",
                "--chdir=" + workingFolder,
                "--output=" + shared + "/slurm.log"));
        command.addAll(options);
        command.add(shared + "/" + JOB);
        try {
            Command.Answer submitted = Command.run(command);
            if (!submitted.succeeded()) {
                throw new FleetException(
                        "Slurm rejects the job: " + submitted.said(),
                        "request less: fewer --injectors, or another partition, such as --slurm=--partition=NAME");
            }
            return new SlurmJob(submitted.said().strip().split("[;\\s]")[0], folder, job.injectors(), nanoTime);
        } catch (IOException e) {
            throw new FleetException("cannot run sbatch: " + e.getMessage(), "put it on the PATH", e);
        }
    }

    /** Its exit code is written to a file: Slurm stores only one for all tasks. */
    static String task(FleetFolder folder, FleetJob job) {
        String command = job.command(folder, RANK).stream()
                .map(word -> word.startsWith(RANK + "/") ? "\"" + word + "\"" : quoted(word))
                .collect(Collectors.joining(" "));
        String ended = quoted(folder.path() + "/" + SlurmJob.ENDED);
        return """
                trap : TERM INT
                set -a
                . %s
                set +a
                %s &
                injector=$!
                trap 'kill -TERM $injector 2>/dev/null' TERM INT
                while :; do
                  wait $injector
                  code=$?
                  kill -0 $injector 2>/dev/null || break
                done
                echo $code >%s"$SLURM_PROCID".part && mv %s"$SLURM_PROCID".part %s"$SLURM_PROCID"
                """.formatted(quoted(folder.path() + "/" + ENVIRONMENT), command, ended, ended, ended);
    }

    /** A form that bash reads back unchanged; names that are not valid in a shell are omitted. */
    private String exported() {
        Map<String, String> kept = new LinkedHashMap<>();
        environment.forEach((name, value) -> {
            if (name.matches("[A-Za-z_][A-Za-z0-9_]*") && !name.startsWith("SLURM_")) {
                kept.put(name, value);
            }
        });
        return kept.entrySet().stream()
                .map(each -> each.getKey() + "=" + quoted(each.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
