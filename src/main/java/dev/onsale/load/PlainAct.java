package dev.onsale.load;

import dev.onsale.gatling.Program;
import dev.onsale.gatling.simulation.SetUp;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/** The requests of a plain simulation, set up for one run. */
final class PlainAct implements PreparedRun {
    /** @param read how the simulation is set up originally */
    record Source(ScenarioClass simulation, Rendition rendition, SimulationReads reads, SetUp read) {}

    private final ScenarioClass simulation;
    private final Rendition rendition;
    private final ScenarioLoader loader;
    private final LoadOrder order;
    private final UnaryOperator<SetUp> arriving;
    private final LongConsumer loadStarted;
    private final boolean measured;
    private SetUp made;
    private volatile boolean begun;

    /**
     * @param measured whether this is the measured run, around which the simulation's own hooks are called
     */
    PlainAct(
            Source source, LoadOrder order, UnaryOperator<SetUp> arriving, LongConsumer loadStarted, boolean measured) {
        this.simulation = source.simulation();
        this.rendition = source.rendition();
        this.loader = simulation.loader(source.reads());
        this.made = source.read();
        this.order = order;
        this.arriving = arriving;
        this.loadStarted = loadStarted;
        this.measured = measured;
    }

    @Override
    public Program program() {
        return new Program.SetUpElsewhere(
                () -> {
                    made = rendition.tuned().apply(FreshSetUp.of(simulation, loader));
                    SetUp there = rendition.ownTarget() ? made : made.to(order.target());
                    SetUp comers = arriving.apply(there.sentWith(order.headersByName(), order.localAddresses()));
                    SetUp hooked = measured && order.shard().leads()
                            ? comers.hooked(this::hookFailure, () -> begun = true)
                            : comers.unhooked();
                    return hooked.readyFor(order.shard());
                },
                loadStarted);
    }

    @Override
    public ClassLoader loader() {
        return loader;
    }

    @Override
    public int inFlight(RunTap tap) {
        return tap.inFlight();
    }

    @Override
    public void ended(int started) {
        // Only the visitors themselves know how far they came.
    }

    @Override
    public void afterRun() {
        if (begun) {
            begun = false;
            made.after(this::hookFailure);
        }
    }

    private RuntimeException hookFailure(String hook, RuntimeException thrown) {
        return BeforeFailure.of(simulation.where(), hook, thrown);
    }
}
