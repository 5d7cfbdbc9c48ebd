package dev.onsale.rehearse;

import dev.onsale.load.LoadOrder;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StopReason;
import dev.onsale.record.files.RunReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Executes runs one after the other, and can be stopped. */
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

    /** With this process as the injector. */
    public RunExecutor(RunSetup setup, Stage stage, RunObserver observer) {
        this(setup, stage, observer, new OwnInjector());
    }

    /** @param injectors send the load */
    public RunExecutor(RunSetup setup, Stage stage, RunObserver observer, Injectors injectors) {
        this.injectors = injectors;
        this.setup = setup;
        this.stage = stage;
        this.observer = observer;
    }

    /** A run and where it is stored. */
    public record Recording(Path directory, Run run) {}

    /**
     * Executes the plan against the build that the stage presents.
     *
     * @throws StoppedException if the user has stopped the rehearsal before this run began
     */
    Recording perform() {
        return perform(setup);
    }

    /** The same with another plan. */
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

    /** Prints the script's remarks before the first run only: they apply to later ones too. */
    private void announce() {
        if (!announced) {
            announced = true;
            setup.script().toldBefore().forEach(observer::told);
        }
    }

    /** From now on a plain simulation's names become steps as in these runs, and as in every run of this executor. */
    void nameAsIn(List<RunSummary> runs) {
        alike = List.copyOf(runs);
    }

    /** The fingerprint that the next run will have, as far as the runs so far show. */
    Fingerprint expected() {
        Fingerprint known = injectors.asRecorded(setup.fingerprint());
        return alike.isEmpty()
                ? known
                : known.withStepsOf(alike.get(alike.size() - 1).conditions().fingerprint());
    }

    /** A box office that has just started is slower than later, and the first run must be like the others. */
    private boolean needsDressRehearsal() {
        boolean needed = !settled && stage.startsCold();
        settled = true;
        return needed;
    }

    /** Stops the run under way, and prevents another from starting. Thread-safe. */
    public synchronized void stop() {
        stopped = true;
        if (running != null) {
            running.stop(StopReason.of(StopReason.Kind.USER));
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
