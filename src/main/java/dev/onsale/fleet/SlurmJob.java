package dev.onsale.fleet;

import dev.onsale.plan.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A job accepted by Slurm. */
final class SlurmJob implements Engine.Started {
    /** The prefix of the files in which tasks leave their exit codes. */
    static final String ENDED = "ended.";

    private static final Pattern STATE = Pattern.compile("JobState=(\\w+)");
    private static final Pattern REASON = Pattern.compile("Reason=(\\S+)");
    private static final Set<String> ALIVE = Set.of("PENDING", "CONFIGURING", "RUNNING", "COMPLETING", "SUSPENDED");

    /** Reasons with which Slurm says that a job will never start. */
    private static final Pattern NEVER =
            Pattern.compile("(QOS|Assoc|Partition).*(Limit|Max|Down|NotAllowed).*|BadConstraints");

    private static final long ASKED_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long ENDS_WITHIN_SECONDS = 40;

    private final String id;
    private final FleetFolder folder;
    private final int injectors;
    private final LongSupplier nanoTime;
    private String state = "PENDING";
    private long askedNanos;
    private boolean asked;

    SlurmJob(String id, FleetFolder folder, int injectors, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.id = id;
        this.folder = folder;
        this.injectors = injectors;
    }

    @Override
    public Map<Integer, String> ended() {
        Map<Integer, String> ended = new LinkedHashMap<>();
        boolean over = !ALIVE.contains(state());
        for (int shard = 0; shard < injectors; shard++) {
            Path file = folder.path().resolve(ENDED + shard);
            if (Files.exists(file)) {
                ended.put(shard, "exit code " + text(file));
            } else if (over) {
                ended.put(shard, "Slurm job " + id + " in state " + state);
            }
        }
        return ended;
    }

    private static String text(Path file) {
        try {
            return RegularFile.text(file, 100).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** The state that Slurm reports, queried at most once a second. */
    private String state() {
        long nowNanos = nanoTime.getAsLong();
        if (!asked || nowNanos - askedNanos > ASKED_EVERY_NANOS) {
            asked = true;
            askedNanos = nowNanos;
            ask();
        }
        return state;
    }

    private void ask() {
        try {
            String said =
                    Command.run(List.of("scontrol", "show", "job", "-o", id)).said();
            Matcher found = STATE.matcher(said);
            Matcher reason = REASON.matcher(said);
            // Slurm forgets a job some time after its end.
            state = found.find() ? found.group(1) : said.contains("Invalid job id") ? "GONE" : state;
            if (state.equals("PENDING")
                    && reason.find()
                    && NEVER.matcher(reason.group(1)).matches()) {
                throw new FleetException(
                        "Slurm will not start the job " + id + ": " + reason.group(1),
                        "request what your account may use: fewer --injectors, or another partition, such as --slurm=--partition=NAME");
            }
        } catch (IOException e) {
            // A controller that does not respond now may respond in a second; the injectors continue meanwhile.
        }
    }

    @Override
    public void stop() {
        quietly(List.of("scancel", "--signal=TERM", id));
    }

    @Override
    public void close() {
        ask();
        if (!ALIVE.contains(state)) {
            return;
        }
        if (!state.equals("COMPLETING") && !allLeft()) {
            quietly(List.of("scancel", id));
        }
        long untilNanos = nanoTime.getAsLong() + TimeUnit.SECONDS.toNanos(ENDS_WITHIN_SECONDS);
        Waiting.untilNanos(untilNanos, nanoTime, () -> {
            ask();
            return !ALIVE.contains(state);
        });
    }

    private boolean allLeft() {
        for (int shard = 0; shard < injectors; shard++) {
            if (!Files.exists(folder.path().resolve(ENDED + shard))) {
                return false;
            }
        }
        return true;
    }

    private static void quietly(List<String> command) {
        try {
            Command.run(command);
        } catch (IOException e) {
            // Anything that still runs ends by its own time limit.
        }
    }
}
