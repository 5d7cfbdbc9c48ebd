package dev.onsale.rehearse;

import dev.onsale.judge.CatalogueRun;
import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.judge.SweepVerdict;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Sweep;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.SweepConditions;
import dev.onsale.record.SweepFindings;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.SweepFile;
import dev.onsale.report.Headline;
import dev.onsale.report.StopWords;
import dev.onsale.report.StoredReports;
import dev.onsale.report.SweepWords;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Runs a plan's load at each of its catalogue sizes, every run in its own directory and judged separately, and then
 * judges how the figures grow with the catalogue.
 */
public final class CatalogueSweep {

    /** How many runs may be spoilt, for example by a hiccup of the machine, before the sweep gives up. */
    private static final int SPOILT_RUNS_MAX = 2;

    private final RunExecutor executor;
    private final Sweep sweep;
    private final Clock clock;
    private final RandomGenerator random;
    private final List<CatalogueRun> runs = new ArrayList<>();
    private String targetUrl = "";
    private Map<String, Double> faults = Map.of();
    private int spoiltRunsLeft = SPOILT_RUNS_MAX;

    /**
     * @param executor for a plan with a sweep
     * @param clock the sweep's start time, for the directory's name
     * @param random for the end of that name
     */
    public CatalogueSweep(RunExecutor executor, Clock clock, RandomGenerator random) {
        this.executor = executor;
        this.sweep = Objects.requireNonNull(executor.setup().plan().variations().sweep(), "a plan with a sweep");
        this.clock = clock;
        this.random = random;
    }

    /** A judged sweep and where it is stored. */
    public record Swept(Path directory, SweepSummary summary) {}

    /**
     * Makes all runs, and ends early if the user or the injector stops one.
     *
     * @throws StoppedException if the user stopped it before the first run
     */
    public Swept play() {
        Plan plan = executor.setup().plan();
        Clock begun = Clock.fixed(clock.instant(), clock.getZone());
        executor.stage().presentCandidate();
        String sizes = sweep.ascending().stream().map(String::valueOf).collect(Collectors.joining(", "));
        executor.observer().told("sweep of " + sweep.runs() + " runs, at " + sizes + " ticket types");
        String stopped = makeRuns(sweep.order(plan.seed()));
        SweepVerdict verdict = SweepVerdict.of(runs, sweep, plan.limits().gate(), stopped);
        return stored(plan, begun, verdict);
    }

    /** @return why it ended early; empty if it did not */
    private String makeRuns(List<Integer> order) {
        for (int place = 0; place < order.size(); place++) {
            int size = order.get(place);
            executor.observer()
                    .told("run " + (place + 1) + " of " + order.size() + ": " + size
                            + (size == 1 ? " ticket type" : " ticket types"));
            try {
                Judged judged = oneRun(size);
                while (isSpoilt(judged) && spoiltRunsLeft-- > 0) {
                    executor.observer()
                            .told("that run is invalid, because the injector did not keep to the plan; repeating it");
                    judged = oneRun(size);
                }
                runs.add(CatalogueRun.of(
                        judged.run(), Headline.of(judged.run().summary()).decisive()));
                Abort abort = judged.run().summary().measured().aborted();
                if (abort != null && abort.cause() != AbortCause.TARGET_FAILED) {
                    return StopWords.of(abort.reason());
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

    /** Decided by validity alone, never by what the run says about the target. */
    private static boolean isSpoilt(Judged judged) {
        return judged.verdict().judgement() == Judgement.INVALID
                && judged.run().summary().measured().aborted() == null;
    }

    private Judged oneRun(int size) {
        RunSetup setup = executor.setup();
        RunExecutor.Recording recording =
                executor.perform(setup.with(setup.plan().withTicketTypes(size)));
        targetUrl = recording.run().summary().conditions().targetUrl();
        faults = recording.run().summary().conditions().faults();
        return Gate.store(recording, List.of(), Judge.judge(Evidence.of(recording.run())));
    }

    private Swept stored(Plan plan, Clock begun, SweepVerdict verdict) {
        RunDirectory directory =
                RunDirectory.create(executor.setup().recording().reports(), plan.name() + "-sweep", begun, random);
        SweepSummary summary = SweepWords.worded(new SweepSummary(
                SweepSummary.FORMAT,
                directory.id(),
                new SweepConditions(plan.name(), begun.millis(), targetUrl, faults, sweep),
                runs.stream().map(CatalogueRun::run).toList(),
                SweepFindings.of(verdict.judgement(), verdict.growth(), verdict.because(), verdict.remedies())));
        StoredReports.of(summary).forEach(directory::writeText);
        directory.writeText(SweepFile.NAME, SweepFile.text(summary));
        return new Swept(directory.path(), summary);
    }
}
