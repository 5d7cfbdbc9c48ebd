package dev.onsale.rehearse;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.load.ClassPath;
import dev.onsale.load.RecordSettings;
import dev.onsale.load.ScenarioClass;
import dev.onsale.load.ScenarioCompiler;
import dev.onsale.load.ScriptedPlan;
import dev.onsale.load.TargetAccess;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.plan.reading.PlanLoader;
import dev.onsale.practice.PracticeOptions;
import dev.onsale.practice.fault.FaultException;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.live.Progress;
import dev.onsale.rehearse.NightsIndex.Night;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records runs of a plan on the practice box office, clean ones and faulty ones in random order. */
@Command(
        name = "RecordNights",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the practice box office, lets it settle by an unmeasured rehearsal, and records runs into FOLDER.",
            "Stopped at any instant and started again, it goes on where it was. Exits 0 when every run is there, 75"
                    + " when more are to be recorded."
        })
final class RecordNights implements Callable<Integer> {

    private static final int MORE_TO_RECORD = 75;
    private static final int BAD_INPUT = 64;

    /** A condition that the injector cannot play is given up after so many invalid runs in a row. */
    private static final int INVALID_IN_A_ROW_MAX = 3;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "Where the runs and nights.json are kept.")
    private Path folder = Path.of("");

    @Parameters(index = "1", paramLabel = "PLAN", description = "A plan with target: practice.")
    private Path planFile = Path.of("");

    @Parameters(
            index = "2..*",
            paramLabel = "CONDITION:RUNS",
            description = "How many valid runs are wanted in all: clean:30, tito-2017-slow-query=0.2:10. Default: as"
                    + " nights.json says.")
    private List<String> wanted = List.of();

    @Option(names = "--runs", defaultValue = "1000000", description = "Record so many runs at most, then end.")
    private int runsMax;

    @Option(
            names = "--turns",
            description = "Wait for a line on standard input before each run, so that others may have the machine in"
                    + " between. Ends where the input ends.")
    private boolean turns;

    @Option(names = "--seed", defaultValue = "20240711", description = "Of the order of conditions.")
    private long seed;

    private final Scanner turn = new Scanner(System.in, StandardCharsets.UTF_8);

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RecordNights())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (failure instanceof BadInputException badInput) {
                        System.err.println("nights: " + badInput.getMessage() + "\nhint: " + badInput.hint());
                        return BAD_INPUT;
                    }
                    if (failure instanceof FaultException fault) {
                        System.err.println("nights: " + fault.getMessage() + "\nhint: " + fault.hint());
                        return BAD_INPUT;
                    }
                    throw failure;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Plan plan = PlanLoader.load(planFile, Map.of());
        if (!plan.targetsPractice()) {
            throw new BadInputException(planFile + ": is not for target: practice", "name a plan of the practice shop");
        }
        Files.createDirectories(folder);
        try (FileChannel lock =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                throw new BadInputException(folder + ": another process records into it", "wait for it, or end it");
            }
            return record(plan);
        }
    }

    private int record(Plan plan) {
        NightsIndex index = index(plan);
        index.write(folder);
        List<String> remaining = NightsOrder.remaining(index);
        if (remaining.isEmpty()) {
            System.out.println("nights: every run that is wanted is there");
            return 0;
        }
        System.out.println("nights: " + remaining.size() + " runs to record; starting the practice box office");
        long session = System.currentTimeMillis();
        int invalidInARow = 0;
        try (PracticeStage stage = PracticeStage.start(PracticeOptions.DEFAULT, List.of())) {
            RunExecutor executor = new RunExecutor(setup(plan), stage, new Quiet());
            for (int place = 1; place <= runsMax && !remaining.isEmpty() && hasTurn(); place++) {
                Condition condition = Condition.parse(remaining.get(0));
                stage.present(condition.faults());
                Night night = judged(executor.perform(), condition, index, session, place);
                index = index.with(night);
                index.write(folder);
                remaining = NightsOrder.remaining(index);
                System.out.printf(
                        Locale.ROOT,
                        "nights: %s, run %d of it, %s: %s; %d to go%n",
                        night.condition(),
                        night.number(),
                        night.run(),
                        night.judgement(),
                        remaining.size());
                invalidInARow = night.isUsable() ? 0 : invalidInARow + 1;
                if (invalidInARow == INVALID_IN_A_ROW_MAX) {
                    throw new BadInputException(
                            "the injector did not keep to the plan " + invalidInARow + " times in a row",
                            "let the machine rest, then start again: see the last run's verdict");
                }
            }
        }
        return remaining.isEmpty() ? 0 : MORE_TO_RECORD;
    }

    private boolean hasTurn() {
        return !turns || turn.hasNextLine() && turn.nextLine() != null;
    }

    private NightsIndex index(Plan plan) {
        NightsIndex index = NightsIndex.isIn(folder) ? NightsIndex.read(folder) : NightsIndex.empty(plan.name(), seed);
        if (!index.plan().equals(plan.name())) {
            throw new BadInputException(folder + ": holds nights of the plan " + index.plan(), "name another folder");
        }
        for (String want : wanted) {
            int colon = want.lastIndexOf(':');
            if (colon < 0 || !want.substring(colon + 1).matches("\\d{1,6}")) {
                throw new BadInputException(want + ": is no CONDITION:RUNS", "write it as clean:30");
            }
            index = index.wanting(
                    Condition.parse(want.substring(0, colon)).label(), Integer.parseInt(want.substring(colon + 1)));
        }
        if (index.wanted().isEmpty()) {
            throw new BadInputException("nothing is wanted", "name conditions, such as clean:30");
        }
        return index;
    }

    private RunSetup setup(Plan plan) {
        ScenarioClass scenario = new ScenarioCompiler(
                        Path.of("target", "scenarios").toAbsolutePath(), ClassPath.NONE)
                .compile(planFile.resolveSibling(plan.scenario()));
        PlanSecrets secrets = PlanSecrets.of(plan, System::getenv);
        return new RunSetup(
                new ScriptedPlan(
                        plan,
                        secrets,
                        scenario.script(),
                        scenario.sourceHash(),
                        PlanLoader.accounts(plan, secrets, planFile)),
                new TargetAccess(new LinkedHashSet<>(plan.destination().allowedTargets()), HostMap.NONE, List.of()),
                RecordSettings.in(folder));
    }

    private static Night judged(
            RunExecutor.Recording recording, Condition condition, NightsIndex index, long session, int place) {
        Verdict verdict = Judge.judge(Evidence.of(recording.run()));
        Run run = recording.run().judged(verdict);
        RunDirectory directory = RunDirectory.at(recording.directory());
        directory.writeSummary(run.summary());
        return new Night(
                condition.label(),
                index.recorded(condition.label()) + 1,
                session,
                place,
                run.summary().measured().times().loadStartMs(),
                directory.id(),
                verdict.judgement());
    }

    /** Progress would only be noise in a log of many runs. */
    private static final class Quiet implements RunObserver {
        @Override
        public void told(String line) {
            System.out.println("nights: " + line);
        }

        @Override
        public void sees(Progress progress) {
            // One line a run is enough.
        }
    }
}
