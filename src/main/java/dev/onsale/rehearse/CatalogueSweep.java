package dev.onsale.rehearse;

import dev.onsale.judge.CatalogueRun;
import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.judge.SweepVerdict;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Sweep;
import dev.onsale.record.RunDirectory;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.SweepFile;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.report.StoredReports;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Plays a plan's load at each of its catalogue sizes, every run in a directory of its own and judged by itself, and then
 * judges how the figures grow with the catalogue.
 */
public final class CatalogueSweep {

    /** How many runs may be spoilt, by a hiccup of the machine say, before the sweep is given up. */
    private static final int SPOILT_RUNS_MAX = 2;

    private final Performance performance;
    private final Sweep sweep;
    private final Clock clock;
    private final RandomGenerator random;
    private final List<CatalogueRun> runs = new ArrayList<>();
    private String targetUrl = "";
    private Map<String, Double> faults = Map.of();
    private int spoiltRunsLeft = SPOILT_RUNS_MAX;

    /**
     * @param performance of a plan with a sweep
     * @param clock tells when it began, in the directory's name
     * @param random draws the end of that name
     */
    public CatalogueSweep(Performance performance, Clock clock, RandomGenerator random) {
        this.performance = performance;
        this.sweep = Objects.requireNonNull(performance.cast().plan().sweep(), "a plan with a sweep");
        this.clock = clock;
        this.random = random;
    }

    /** A judged sweep and where it is kept. */
    public record Swept(Path directory, SweepSummary summary) {}

    /**
     * Makes all runs, and ends early when the user or the injector stops one.
     *
     * @throws StoppedException if the user stopped it before the first run
     */
    public Swept play() {
        Plan plan = performance.cast().plan();
        Clock begun = Clock.fixed(clock.instant(), clock.getZone());
        performance.stage().presentCandidate();
        String sizes = sweep.ascending().stream().map(String::valueOf).collect(Collectors.joining(", "));
        performance.audience().told("sweep of " + sweep.runs() + " runs, at " + sizes + " ticket types");
        String stopped = makeRuns(sweep.order(plan.seed()));
        SweepVerdict verdict = SweepVerdict.of(runs, sweep, plan.gate(), stopped);
        return stored(plan, begun, verdict);
    }

    /** @return why it ended early; empty if it did not */
    private String makeRuns(List<Integer> order) {
        for (int place = 0; place < order.size(); place++) {
            int size = order.get(place);
            performance
                    .audience()
                    .told("run " + (place + 1) + " of " + order.size() + ": " + size
                            + (size == 1 ? " ticket type" : " ticket types"));
            try {
                Judged judged = oneRun(size);
                while (isSpoilt(judged) && spoiltRunsLeft-- > 0) {
                    performance.audience().told("that run is invalid, the injector did not keep to the plan; another");
                    judged = oneRun(size);
                }
                runs.add(CatalogueRun.of(judged.run()));
                Abort abort = judged.run().summary().aborted();
                if (abort != null && abort.cause() != AbortCause.TARGET_FAILED) {
                    return abort.detail();
                }
            } catch (StoppedException stopped) {
                if (runs.isEmpty()) {
                    throw stopped;
                }
                return String.valueOf(stopped.getMessage());
            }
        }
        return "";
    }

    /** By validity alone, never by what the run says of the target. */
    private static boolean isSpoilt(Judged judged) {
        return judged.verdict().judgement() == Judgement.INVALID
                && judged.run().summary().aborted() == null;
    }

    private Judged oneRun(int size) {
        Cast cast = performance.cast();
        Performance.Recording recording =
                performance.perform(cast.with(cast.plan().withTicketTypes(size)));
        targetUrl = recording.run().summary().targetUrl();
        faults = recording.run().summary().faults();
        return Gate.store(recording, List.of(), Judge.judge(Evidence.of(recording.run())));
    }

    private Swept stored(Plan plan, Clock begun, SweepVerdict verdict) {
        RunDirectory directory =
                RunDirectory.create(performance.cast().reports(), plan.name() + "-sweep", begun, random);
        SweepSummary summary = new SweepSummary(
                SweepSummary.FORMAT,
                directory.id(),
                plan.name(),
                begun.millis(),
                targetUrl,
                faults,
                sweep,
                runs.stream().map(CatalogueRun::run).toList(),
                verdict.judgement(),
                verdict.reasons(),
                verdict.settle(),
                verdict.growth());
        StoredReports.of(summary).forEach(directory::writeText);
        directory.writeText(SweepFile.NAME, SweepFile.text(summary));
        return new Swept(directory.path(), summary);
    }
}
