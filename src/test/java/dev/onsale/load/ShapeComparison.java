package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.load.PlainShape.Alike;
import dev.onsale.load.PlainShape.Expected;
import dev.onsale.plan.Arrival;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.files.RunReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** One shape run by onsale and by stock Gatling at once, each against a server of its own that counts along. */
record ShapeComparison(Map<String, StepCount> ours, Map<String, StepCount> stock) {

    /**
     * Runs both.
     *
     * @param properties that the simulation reads
     * @throws AssertionError if either does not count what its server does
     */
    static ShapeComparison of(PlainShape shape, Path folder, Map<String, String> properties) throws Exception {
        ScenarioClass simulation = shape.compiledIn(new SourceFolder(folder));
        try (ShapeServer stockServer = shape.server().get();
                ShapeServer ourServer = shape.server().get();
                StockGatling stock = StockGatling.running(simulation, folder, with(properties, stockServer))) {
            Map<String, StepCount> ours = run(simulation, ourServer, folder);
            requireTally(shape.expected(), ours, ourServer);
            Map<String, StepCount> theirs = stock.counts();
            requireTally(shape.expected(), theirs, stockServer);
            return new ShapeComparison(ours, theirs);
        }
    }

    private static Map<String, String> with(Map<String, String> properties, ShapeServer server) {
        Map<String, String> all = new HashMap<>(properties);
        all.put(PlainShape.BASE, server.address().toString());
        return all;
    }

    private static Map<String, StepCount> run(ScenarioClass simulation, ShapeServer server, Path folder) {
        PlainSimulation plain = ((PlainSimulation) simulation.script()).withTargetReplaced();
        LoadOrder order = Orders.of(server.address(), folder.resolve("reports"))
                .arrivals(plain.ownArrivals().toArray(Arrival[]::new))
                .order(plain);
        Run run = RunReader.read(new LoadRun(order, progress -> {}).execute());
        Map<String, StepCount> counts = new TreeMap<>();
        run.summary().measured().steps().stream()
                .filter(step -> step.phase().equals(RunSummary.ALL_PHASES))
                .forEach(step -> counts.put(step.step(), new StepCount(step.ok(), step.ko())));
        return counts;
    }

    private static void requireTally(Expected expected, Map<String, StepCount> counts, ShapeServer server) {
        Map<String, Long> asked = new TreeMap<>();
        counts.forEach((step, count) -> asked.merge(expected.path(step), count.all(), Long::sum));
        asked.remove(Expected.NOWHERE);
        Map<String, Long> tally = new TreeMap<>(server.tally());
        assertThat(tally.keySet()).containsAll(expected.silent());
        tally.keySet().removeAll(expected.silent());
        assertThat(asked).isEqualTo(tally);
    }

    void require(Expected expected) {
        if (expected.alike() == Alike.EACH) {
            assertThat(ours).isEqualTo(stock);
        }
        if (expected.alike() == Alike.NEITHER) {
            assertThat(inAll(ours).ko()).isZero();
            assertThat(inAll(stock).ko()).isZero();
        } else {
            assertThat(inAll(ours)).isEqualTo(new StepCount(expected.ok(), expected.ko()));
            assertThat(inAll(stock)).isEqualTo(inAll(ours));
        }
    }

    static StepCount inAll(Map<String, StepCount> counts) {
        return counts.values().stream().reduce(new StepCount(0, 0), StepCount::plus);
    }
}
