package dev.onsale.rehearse;

import dev.onsale.load.Injector;
import dev.onsale.load.LoadRun;
import dev.onsale.record.Run;
import dev.onsale.record.RunReader;
import dev.onsale.record.RunSummary.AbortCause;
import java.nio.file.Path;
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
    private boolean announced;

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
        announce();
        injector.warmUp(this::isStopped);
        LoadRun load = new LoadRun(played.order(stage, needsDressRehearsal()), audience::sees, audience::told);
        synchronized (this) {
            if (stopped) {
                throw new StoppedException();
            }
            running = load;
        }
        try {
            Path directory = load.execute();
            return new Recording(directory, RunReader.read(directory));
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
            cast.script().toldBefore().forEach(audience::told);
        }
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
