package dev.onsale.rehearse;

import dev.onsale.load.Injector;
import dev.onsale.load.LoadRun;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Run;
import dev.onsale.record.RunReader;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.AbortCause;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Executes one run after the other, and can be told to stop. */
public final class Performance {

    private final Cast cast;
    private final Stage stage;
    private final Audience audience;
    private final Injector injector = new Injector();
    private @Nullable LoadRun running;
    private boolean stopped;
    private boolean settled;
    private List<RunSummary> alike = List.of();

    public Performance(Cast cast, Stage stage, Audience audience) {
        this.cast = cast;
        this.stage = stage;
        this.audience = audience;
    }

    /** One run and where it is kept. */
    public record Recording(Path directory, Run run) {}

    /**
     * Runs the plan against the build that the stage presents now.
     *
     * @throws StoppedException if the user has stopped the rehearsal before this run began
     */
    Recording perform() {
        return perform(cast);
    }

    /** The same with another plan, say. */
    Recording perform(Cast played) {
        injector.warmUp(this::isStopped);
        LoadRun load = new LoadRun(
                played.namedAsIn(alike).order(stage, needsDressRehearsal()), audience::sees, audience::told);
        synchronized (this) {
            if (stopped) {
                throw new StoppedException();
            }
            running = load;
        }
        try {
            Path directory = load.execute();
            Run run = RunReader.read(directory);
            alike = Stream.concat(alike.stream(), Stream.of(run.summary())).toList();
            return new Recording(directory, run);
        } finally {
            synchronized (this) {
                running = null;
            }
        }
    }

    /** From now on a plain simulation's names become steps as in these runs, and as in every one that is performed. */
    void nameAsIn(List<RunSummary> runs) {
        alike = List.copyOf(runs);
    }

    /** What a run is expected to have in common with others, once it is known how its names become steps. */
    Fingerprint named(Fingerprint fingerprint) {
        return alike.isEmpty()
                ? fingerprint
                : fingerprint.withStepsOf(alike.get(alike.size() - 1).fingerprint());
    }

    /** A box office that has just started is slower than it will be, and the first run must be like the others. */
    private boolean needsDressRehearsal() {
        boolean needed = !settled && stage.startsCold();
        settled = true;
        return needed;
    }

    /** Ends the run under way soon, and lets no other begin. Safe from any thread. */
    public synchronized void stop() {
        stopped = true;
        if (running != null) {
            running.stop(AbortCause.USER, "stopped by the user");
        }
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    Cast cast() {
        return cast;
    }

    Stage stage() {
        return stage;
    }

    Audience audience() {
        return audience;
    }
}
