package dev.onsale.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.load.ClassPath;
import dev.onsale.load.RecordSettings;
import dev.onsale.load.ScenarioCompiler;
import dev.onsale.load.ScriptedPlan;
import dev.onsale.load.TargetAccess;
import dev.onsale.plan.Accounts;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.plan.reading.PlanLoader;
import dev.onsale.practice.PracticeBoxOffice;
import dev.onsale.practice.PracticeOptions;
import dev.onsale.practice.fault.Fault;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.record.baseline.BaselineStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop that has more to do than it can: that is the shop's failure, and the run says so as a valid run. */
@Tag("alone")
@Tag("nightly")
class SaturatedShopIT {

    private static final Path SCENARIO = Path.of("scenarios/ArenaOnSale.java");

    /** Strong enough that the event page alone asks for several times the one core that the shop has. */
    private static final Fault FAULT = Fault.parse("tito-2017-slow-query=10");

    @TempDir
    private Path folder;

    @Test
    void comesOutAsFailAndNotAsInvalid() throws IOException {
        PracticeOptions options = PracticeOptions.DEFAULT.withFaults(List.of(FAULT));
        Optional<String> shopCores = CoreSplit.ofThisMachine().map(CoreSplit::target);
        try (PracticeBoxOffice shop =
                PracticeBoxOffice.start(shopCores.map(options::withCpus).orElse(options))) {
            Plan plan =
                    PlanLoader.load(planFile(), Map.of("target", shop.front().toString()));
            RunSetup setup = new RunSetup(
                    new ScriptedPlan(
                            plan,
                            PlanSecrets.of(plan, name -> null),
                            new ScenarioCompiler(folder.resolve("classes"), ClassPath.NONE)
                                    .compile(SCENARIO)
                                    .script(),
                            "0123456789abcdef",
                            Accounts.NONE),
                    TargetAccess.LOOPBACK,
                    RecordSettings.in(folder.resolve("reports")));
            Judged judged = new Gate(
                            new RunExecutor(setup, new OwnStage(shop.front()), new NobodyListens()),
                            new BaselineStore(folder.resolve("baselines")),
                            Optional.empty())
                    .run();
            assertThat(judged.verdict().validity())
                    .as("what the injector is blamed for")
                    .filteredOn(check -> !check.met())
                    .extracting(ValidityCheck::name, ValidityCheck::observed)
                    .isEmpty();
            assertThat(judged.verdict().judgement()).isEqualTo(Judgement.FAIL);
            assertThat(judged.verdict().budgets())
                    .filteredOn(budget -> !budget.met())
                    .extracting(budget -> budget.name())
                    .contains("browse p95");
        }
    }

    private Path planFile() throws IOException {
        return Files.writeString(folder.resolve("saturated.yaml"), """
                plan: saturated
                scenario: ArenaOnSale.java
                target: practice
                seed: 1
                pace: 20
                sale: { event: arena, seats: 1500, ticketTypes: 20, doorsAt: 500ms, holdFor: 2m, maxPerOrder: 5, outflow: 60/s }
                beforeRun: [ { practice: reset } ]
                arrivals:
                  - { phase: doors, rate: 60/s, for: 6s }
                drain: 4s
                visitors: { fan: 100% }
                budgets: { browse: { p95: 500ms } }
                """);
    }
}
