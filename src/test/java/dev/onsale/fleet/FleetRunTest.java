package dev.onsale.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.load.LoadOrder;
import dev.onsale.load.OnSaleScript;
import dev.onsale.load.RecordSettings;
import dev.onsale.load.ScriptedPlan;
import dev.onsale.load.TargetAccess;
import dev.onsale.plan.Accounts;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.plan.Shard;
import dev.onsale.record.Fleet;
import dev.onsale.record.RunSummary;
import dev.onsale.record.SplitRecord;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.live.Progress;
import dev.onsale.rehearse.RunObserver;
import dev.onsale.report.StopWords;
import dev.onsale.scenario.OnSale;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that leave a recorded run, or none, in the place of injectors. */
class FleetRunTest {
    private static final class Nobody extends OnSale {}

    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    private List<Path> shards = List.of();

    @BeforeEach
    void record() {
        shards = new SplitRecord(folder.resolve("recorded"), 3, 2).shards();
    }

    /** @param script what it does; {@code $shard} is its number, {@code $fleet} the folder, {@code $run} what it recorded */
    private Path launcher(String script) throws IOException {
        Path launcher =
                Files.writeString(folder.resolve("launcher"), """
                #!/bin/bash
                shard=${4%%%%/*} fleet=$6
                run=%s
                [[ $shard == 0 ]] || run=%s
                leave() { mkdir -p "$fleet/shards/$shard" && cp -r "$run" "$fleet/shards/$shard/"; }
                %s
                """.formatted(shards.get(0), shards.get(1), script));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        return launcher;
    }

    private FleetRun run(String script) throws IOException {
        return run(script, new LocalEngine(List.of()));
    }

    private FleetRun run(String script, Engine engine) throws IOException {
        RunSummary summary = RunReader.readSummary(shards.get(0));
        LoadOrder order = new LoadOrder(
                new ScriptedPlan(
                        summary.plan(),
                        PlanSecrets.of(summary.plan(), name -> null),
                        new OnSaleScript(new Nobody()),
                        "0123",
                        Accounts.NONE),
                TargetAccess.LOOPBACK,
                RecordSettings.in(folder),
                URI.create("http://127.0.0.1:9"),
                Map.of(),
                false,
                Shard.WHOLE);
        Path launcher = launcher(script);
        FleetJob job = new FleetJob(launcher, "home.yaml", 2, java.time.Duration.ofMinutes(1));
        FleetClock clock = new FleetClock(() -> System.currentTimeMillis() * 1_000, System::nanoTime);
        return new FleetRun(
                engine,
                job,
                new FleetInjectors.Setting(
                        launcher, "home.yaml", List.of("--set", "pace=2"), folder.resolve("reports"), Optional.empty()),
                order,
                new FleetRun.Means(clock, new Random(7), new RunObserver() {
                    @Override
                    public void told(String line) {
                        told.add(line);
                    }

                    @Override
                    public void sees(Progress progress) {}
                }));
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("reports"))) {
            return all.toList();
        }
    }

    @Test
    void whatEachRecordedIsOneRunAndTheFolderIsGone() throws IOException {
        Path merged = run("leave").execute();
        assertThat(RunReader.read(merged)
                        .summary()
                        .measured()
                        .totals()
                        .visitors()
                        .started())
                .isEqualTo(200);
        assertThat(left()).containsExactly(merged);
    }

    @Test
    void whoeverLeavesNoRunIsNamedWithItsLastWordsAndTheOthersAreToldToEnd() throws IOException {
        Path merged = run("""
                if [[ $shard == 1 ]]; then echo 'onsale: out of memory'; exit 70; fi
                for ((i = 0; i < 200; i++)); do [[ ! -e $fleet/stop ]] || break; read -r -t 0.1 <> <(:); done
                leave
                """).execute();
        Fleet fleet =
                Objects.requireNonNull(RunReader.readSummary(merged).attached().fleet());
        assertThat(fleet.injectors().get(0).complete()).isTrue();
        assertThat(fleet.injectors().get(1).run()).isNull();
        assertThat(StopWords.of(fleet.injectors().get(1).shortfall().reason()))
                .isEqualTo("it ended with exit code 70 and left no run (out of memory)");
        assertThat(told).anyMatch(line -> line.contains("shard 1/2 ended with exit code 70"));
    }

    @Test
    void aRunThatIsListedLateIsWaitedFor() throws IOException {
        Path merged = run("""
                if [[ $shard == 0 ]]; then leave; exit 0; fi
                (for ((i = 0; i < 15; i++)); do read -r -t 0.1 <> <(:); done; leave) >/dev/null 2>&1 &
                exit 1
                """).execute();
        assertThat(RunReader.read(merged)
                        .summary()
                        .measured()
                        .totals()
                        .visitors()
                        .started())
                .isEqualTo(200);
        assertThat(told).noneMatch(line -> line.contains("left no run"));
        assertThat(left()).containsExactly(merged);
    }

    @Test
    void noRunIsWaitedForOnceAnInjectorSaysWhyThereIsNone() throws IOException {
        FleetException refused = catchThrowableOfType(
                FleetException.class,
                run("echo 'onsale: the target is not reachable'; echo 'hint: start it'; exit 2")::execute);
        assertThat(refused).hasMessage("shard 0/2: the target is not reachable");
    }

    @Test
    void whereNoWordCanBeLeftTheEngineAsksThemToEnd() throws IOException {
        Path merged = run("""
                if [[ $shard == 1 ]]; then mkdir -p $fleet/stop/full; exit 70; fi
                trap 'ended=yes' TERM
                for ((i = 0; i < 200; i++)); do [[ -z ${ended:-} ]] || break; read -r -t 0.1 <> <(:); done
                [[ -z ${ended:-} ]] || leave
                """).execute();
        Fleet fleet =
                Objects.requireNonNull(RunReader.readSummary(merged).attached().fleet());
        assertThat(fleet.injectors().get(0).complete()).isTrue();
        assertThat(StopWords.of(fleet.injectors().get(1).shortfall().reason()))
                .startsWith("it ended with exit code 70");
    }

    @Test
    void whatCannotBeMergedIsKeptAndNothingElse() throws IOException {
        Exception failed = catchThrowableOfType(Exception.class, run("run=" + shards.get(0) + "\nleave")::execute);

        assertThat(failed).hasMessageContaining("shard 0/2");
        assertThat(left()).hasSize(1);
        Path fleet = left().get(0);
        assertThat(fleet.toFile().list()).containsExactly("shards");
        assertThat(told)
                .last()
                .asString()
                .startsWith("the runs of the injectors are kept; merge them with onsale merge "
                        + fleet.resolve("shards/0/" + shards.get(0).getFileName()) + " " + fleet.resolve("shards/1/"));
    }

    @Test
    void whatWasRecordedIsKeptWhereTheEngineCannotCleanUp() throws IOException {
        LocalEngine local = new LocalEngine(List.of());
        Engine untidy = new Engine() {
            @Override
            public String name() {
                return "untidy";
            }

            @Override
            public void require(int injectors) {}

            @Override
            public Message orders() {
                return local.orders();
            }

            @Override
            public Started start(FleetFolder shared, FleetJob job) {
                Started started = local.start(shared, job);
                return new Started() {
                    @Override
                    public Map<Integer, String> ended() {
                        return started.ended();
                    }

                    @Override
                    public void stop() {
                        started.stop();
                    }

                    @Override
                    public void close() {
                        started.close();
                        throw new FleetException("the objects cannot be removed", "remove them");
                    }
                };
            }
        };
        FleetException failed = catchThrowableOfType(FleetException.class, run("leave", untidy)::execute);

        assertThat(failed).hasMessage("the objects cannot be removed");
        assertThat(left()).hasSize(1);
        assertThat(left().get(0).toFile().list()).containsExactly("shards");
        assertThat(told).last().asString().startsWith("the runs of the injectors are kept");
    }

    @Test
    void whatAllFoundWrongIsToldAsOneInjectorWould() throws IOException {
        BadInputException refused = catchThrowableOfType(
                BadInputException.class,
                run("echo 'onsale: home.yaml:3:1: no such plan'; echo 'hint: name another'; exit 64")::execute);
        assertThat(refused).hasMessage("home.yaml:3:1: no such plan");
        assertThat(refused.hint()).isEqualTo("name another");
        assertThat(left()).isEmpty();
    }

    @Test
    void whereNobodyLeavesAnythingTheFolderStaysToBeLookedAt() throws IOException {
        FleetException refused = catchThrowableOfType(FleetException.class, run("echo lost; exit 3")::execute);
        assertThat(refused).hasMessageContaining("no injector left a run").hasMessageContaining("exit code 3");
        assertThat(left()).hasSize(1);
        assertThat(refused.hint()).contains(left().get(0).toString());
    }

    @Test
    void coresAreSharedOutWhereThereAreEnough() {
        LocalEngine eight = new LocalEngine(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        assertThat(eight.share(0, 3)).isEqualTo("0,1");
        assertThat(eight.share(1, 3)).isEqualTo("2,3,4");
        assertThat(eight.share(2, 3)).isEqualTo("5,6,7");
        assertThat(new LocalEngine(List.of(4, 5)).share(3, 4)).isEqualTo("5");
        BadInputException refused = catchThrowableOfType(BadInputException.class, () -> eight.require(65));
        assertThat(refused).hasMessageContaining("at most 64 injectors");
    }
}
