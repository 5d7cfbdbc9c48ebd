package dev.onsale.fleet;

import dev.onsale.load.LoadOrder;
import dev.onsale.plan.Plan;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Fingerprints;
import dev.onsale.record.StopReason;
import dev.onsale.rehearse.Injectors;
import dev.onsale.rehearse.RunObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Several injectors on an engine send the load of each run; their records are merged into one run. */
public final class FleetInjectors implements Injectors {
    private static final Duration BESIDES_THE_LOAD = Duration.ofMinutes(10);

    private final Engine engine;
    private final int count;
    private final Setting setting;
    private final FleetClock clock;
    private final RandomGenerator random;

    /**
     * What injectors need to act like this process.
     *
     * @param launcher the absolute path of onsale's launcher
     * @param plan as the command line names it
     * @param arguments the options for reading the plan, which may contain secrets
     * @param reports where the merged runs are stored; injectors must see it
     * @param databaseUrl of the practice box office's database, if that is the target
     */
    public record Setting(
            Path launcher, String plan, List<String> arguments, Path reports, Optional<String> databaseUrl) {}

    public FleetInjectors(Engine engine, int count, Setting setting, FleetClock clock, RandomGenerator random) {
        this.engine = engine;
        this.count = count;
        this.setting = setting;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public void warmUp(BooleanSupplier unless) {
        // Each injector warms itself up.
    }

    @Override
    public Fingerprint asRecorded(Fingerprint known) {
        if (count == 1) {
            return known;
        }
        Map<String, String> fields = new LinkedHashMap<>(known.fields());
        fields.put(Fingerprints.INJECTORS, Integer.toString(count));
        return new Fingerprint(fields);
    }

    @Override
    public Playing playing(LoadOrder order, RunObserver observer) {
        FleetJob job = new FleetJob(setting.launcher(), setting.plan(), count, longest(order.plan()));
        FleetRun run = new FleetRun(engine, job, setting, order, new FleetRun.Means(clock, random, observer));
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

    private static Duration longest(Plan plan) {
        return plan.length()
                .plus(plan.workload().drain())
                .plus(plan.warmUpIfAny().map(warmUp -> warmUp.lasting()).orElse(Duration.ZERO))
                .plus(BESIDES_THE_LOAD);
    }
}
