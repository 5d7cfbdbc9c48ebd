package dev.onsale.rehearse;

import dev.onsale.load.LoadOrder;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.files.RunReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Executes one run after the other, and can be told to stop. */
public final class RunExecutor {

    private final RunSetup setup;
    private final Stage stage;
    private final RunObserver observer;
    private final Injectors injectors;
    private Injectors.@Nullable Playing running;
    private boolean stopped;
    private boolean settled;
    private boolean announced;
    private List<RunSummary> alike = List.of();

    /** One whose load is made by this process. */
    public RunExecutor(RunSetup setup, Stage stage, RunObserver observer) {
        this(setup, stage, observer, new OwnInjector());
    }

    /** @param injectors who makes the load */
    public RunExecutor(RunSetup setup, Stage stage, RunObserver observer, Injectors injectors) {
        this.injectors = injectors;
        this.setup = setup;
        this.stage = stage;
        this.observer = observer;
    }

    /** One run and where it is kept. */
    public record Recording(Path directory, Run run) {}

    /**
     * Runs the plan against the build that the stage presents now.
     *
     * @throws StoppedException if the user has stopped the rehearsal before this run began
     */
    Recording perform() {
        return perform(setup);
    }

    /** The same with another plan, say. */
    Recording perform(RunSetup played) {
        announce();
        injectors.warmUp(this::isStopped);
        LoadOrder order = played.namedAsIn(alike).order(stage, needsDressRehearsal());
        Injectors.Playing load = injectors.playing(order, observer);
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

    /** Once: what holds of the first run holds of those after it. */
    private void announce() {
        if (!announced) {
            announced = true;
            setup.script().toldBefore().forEach(observer::told);
        }
    }

    /** From now on a plain simulation's names become steps as in these runs, and as in every one that is performed. */
    void nameAsIn(List<RunSummary> runs) {
        alike = List.copyOf(runs);
    }

    /** What the next run will have in common with its baseline, as far as the runs so far tell. */
    Fingerprint expected() {
        Fingerprint known = injectors.asRecorded(setup.fingerprint());
        return alike.isEmpty()
                ? known
                : known.withStepsOf(alike.get(alike.size() - 1).fingerprint());
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

    RunSetup setup() {
        return setup;
    }

    Stage stage() {
        return stage;
    }

    RunObserver observer() {
        return observer;
    }
}
