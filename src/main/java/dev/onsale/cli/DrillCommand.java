package dev.onsale.cli;

import dev.onsale.drill.Drill;
import dev.onsale.drill.Drilled;
import dev.onsale.drill.Incident;
import dev.onsale.drill.PracticeTrials;
import dev.onsale.load.ScenarioClass;
import dev.onsale.plan.BadInputException;
import dev.onsale.practice.PracticeOptions;
import dev.onsale.practice.fault.Fault;
import dev.onsale.practice.fault.FaultKind;
import dev.onsale.record.DrillRecord;
import dev.onsale.record.files.DrillLog;
import dev.onsale.rehearse.Gate;
import dev.onsale.rehearse.PracticeStage;
import dev.onsale.rehearse.RunExecutor;
import dev.onsale.rehearse.RunObserver;
import dev.onsale.rehearse.RunSetup;
import dev.onsale.report.CatalogueText;
import dev.onsale.report.ConfusionText;
import dev.onsale.report.DrillText;
import dev.onsale.report.JunitReport;
import dev.onsale.watch.DatabaseAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Real incidents, rehearsed on the practice box office. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class DrillCommand implements Callable<Integer> {
    private final Console processConsole;

    @Parameters(
            arity = "0..*",
            paramLabel = "INCIDENT",
            description = "The incident to rehearse; A+B rehearses two at once (default: list all incidents).")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "Rehearse every incident, one after the other.")
    private boolean all;

    @Option(
            names = "--strength",
            paramLabel = "S[,S]",
            split = ",",
            description =
                    "The strength of the fault, above 0 and at most 10 (default: 1); with several, try each in order and report the smallest that is caught.")
    private List<String> strengths = new ArrayList<>();

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "Rehearse under this load instead of the incident's own.")
    private @Nullable Path plan;

    @Option(
            names = "--recorded",
            description = "Rehearse nothing; show all drills in the reports folder, with their first explanation.")
    private boolean recorded;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "Print text or junit.")
    private Format format = Format.text;

    @Mixin
    private BaselineOptions baselines = new BaselineOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** Output formats of drills. */
    enum Format {
        text,
        junit
    }

    DrillCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        Console console = processConsole.with(common);
        return UserOutput.asProgressDuring(() -> told(console));
    }

    private ExitCode told(Console console) {
        List<Drilled> wanted = names.stream().map(Drilled::parse).toList();
        if (all) {
            if (!wanted.isEmpty()) {
                throw new BadInputException("--all and " + names.get(0) + " cannot be combined", "omit one of them");
            }
            wanted = Arrays.stream(Incident.values())
                    .map(incident -> new Drilled(List.of(incident)))
                    .toList();
        }
        if (recorded) {
            return showRecorded(console, wanted);
        }
        if (wanted.isEmpty()) {
            console.verdict(CatalogueText.render(catalogue(), console.style()));
            return ExitCode.PASSED;
        }
        return performed(console, wanted);
    }

    private ExitCode performed(Console console, List<Drilled> wanted) {
        List<Double> sweep = strengths(wanted.get(0));
        DrillLog log = new DrillLog(common.reports());
        List<PlanFile> plans = wanted.stream().map(this::planOf).toList();
        plans.stream()
                .map(DrillCommand::compilerOf)
                .reduce(LoadCompiler::or)
                .orElseThrow()
                .require(console);
        List<DrillRecord> records = new ArrayList<>();
        ConsoleObserver observer = new ConsoleObserver(console);
        Stopping stopping = new Stopping();
        console.progress("onsale: starting the practice box office");
        try (PracticeStage stage =
                console.ctrlC().interruptible(() -> PracticeStage.start(PracticeOptions.DEFAULT, List.of()))) {
            console.ctrlC().stops(stopping::stop, console);
            for (int next = 0; next < wanted.size() && !stopping.stopped; next++) {
                Drilled drilled = wanted.get(next);
                observer.told("drill " + (next + 1) + " of " + wanted.size() + ": " + drilled.label());
                drill(stage, plans.get(next), observer, stopping, drilled, sweep, record -> {
                    log.add(record);
                    records.add(record);
                });
            }
        }
        boolean whole = console.ctrlC().mayTell();
        show(console, records);
        return whole ? code(records) : ExitCode.NOT_JUDGED;
    }

    private static LoadCompiler compilerOf(PlanFile planFile) {
        ScenarioClass scenario = planFile.scenario();
        return LoadCompiler.of(planFile, scenario, () -> planFile.script(scenario));
    }

    private void drill(
            PracticeStage stage,
            PlanFile planFile,
            RunObserver observer,
            Stopping stopping,
            Drilled drilled,
            List<Double> sweep,
            Consumer<DrillRecord> each) {
        RunSetup setup = planFile.setup(common, new LoadOptions()).watching(DatabaseAddress.PRACTICE);
        RunExecutor executor = new RunExecutor(setup, stage, observer);
        stopping.underWay(executor);
        Gate gate = new Gate(
                executor,
                baselines.store(
                        () -> common.reports().resolve("baselines"),
                        setup.plan().limits().gate(),
                        System.currentTimeMillis()),
                Optional.empty());
        new Drill(new PracticeTrials(stage, gate), observer, InstantSource.system())
                .perform(drilled, setup.plan().name(), sweep, each);
    }

    private void show(Console console, List<DrillRecord> records) {
        console.verdict(
                switch (format) {
                    case text -> DrillText.render(records, console.style());
                    case junit -> JunitReport.render(records);
                });
    }

    private ExitCode showRecorded(Console console, List<Drilled> wanted) {
        DrillLog log = new DrillLog(common.reports());
        DrillLog.Lines lines = log.read();
        if (lines.torn() > 0) {
            console.progress("onsale: " + log.file() + ": " + lines.torn() + " incomplete lines skipped");
        }
        List<List<String>> labels = wanted.stream().map(Drilled::labels).toList();
        List<DrillRecord> shown = lines.drills().stream()
                .filter(drill -> labels.isEmpty() || labels.contains(drill.names()))
                .toList();
        if (shown.isEmpty()) {
            throw new BadInputException(
                    log.file() + ": this drill is not recorded", "rehearse one first: onsale drill NAME");
        }
        console.verdict(
                switch (format) {
                    case text ->
                        DrillText.summary(shown, console.style()) + "\n" + ConfusionText.render(shown, console.style());
                    case junit -> JunitReport.render(shown);
                });
        return code(shown);
    }

    /** Not judged beats passed, and failed beats both. */
    private static ExitCode code(List<DrillRecord> records) {
        boolean failed = records.stream().anyMatch(drill -> drill.notJudged() == null && !drill.isPassed());
        if (failed) {
            return ExitCode.FAILED;
        }
        boolean open = records.isEmpty() || records.stream().anyMatch(drill -> drill.notJudged() != null);
        return open ? ExitCode.NOT_JUDGED : ExitCode.PASSED;
    }

    private List<Double> strengths(Drilled drilled) {
        if (strengths.isEmpty()) {
            return List.of(FaultKind.STRENGTH_DEFAULT);
        }
        String label = drilled.incidents().get(0).label();
        return strengths.stream()
                .map(strength -> Fault.parse(label + "=" + strength).strength())
                .toList();
    }

    private PlanFile planOf(Drilled drilled) {
        Path file = plan == null ? PlanFile.shipped(drilled.plan()) : plan;
        PlanFile planFile = PlanFile.read(file, new PlanOptions());
        if (!planFile.plan().targetsPractice()) {
            throw new BadInputException(
                    planFile.file() + ": a drill needs target: practice, not "
                            + planFile.plan().destination().target(),
                    "to test your own system, inject the fault yourself and use onsale gate");
        }
        return planFile;
    }

    private static List<CatalogueText.Entry> catalogue() {
        return Arrays.stream(Incident.values())
                .map(incident -> new CatalogueText.Entry(
                        incident.label(),
                        incident.when(),
                        incident.story(),
                        incident.fault().story(),
                        "scenarios/" + incident.plan()))
                .toList();
    }

    /** The executor that Ctrl-C stops. */
    private static final class Stopping {
        private @Nullable RunExecutor executor;
        private volatile boolean stopped;

        synchronized void underWay(RunExecutor next) {
            executor = next;
            if (stopped) {
                next.stop();
            }
        }

        synchronized void stop() {
            stopped = true;
            if (executor != null) {
                executor.stop();
            }
        }
    }
}
