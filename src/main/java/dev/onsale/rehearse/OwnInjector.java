package dev.onsale.rehearse;

import dev.onsale.load.Companions;
import dev.onsale.load.Injector;
import dev.onsale.load.LoadOrder;
import dev.onsale.load.LoadRun;
import dev.onsale.record.StopReason;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** This process sends the load, or its share of a load that several injectors send. */
public final class OwnInjector implements Injectors {
    /** One for all: it is the process that is cold or warm, and a second command in it finds it warm. */
    private static final Injector OF_THIS_PROCESS = new Injector();

    private final Companions companions;

    public OwnInjector() {
        this(Companions.NONE);
    }

    /** @param companions the other injectors; then it executes only one run */
    public OwnInjector(Companions companions) {
        this.companions = companions;
    }

    @Override
    public void warmUp(BooleanSupplier unless) {
        OF_THIS_PROCESS.warmUp(unless);
    }

    @Override
    public Playing playing(LoadOrder order, RunObserver observer) {
        LoadRun run = new LoadRun(order, observer.listener(), observer::told, companions);
        return new Playing() {
            @Override
            public Path execute() {
                return run.execute();
            }

            @Override
            public void stop(StopReason why) {
                run.stop(why);
            }
        };
    }
}
