package dev.onsale.record.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.GroupFigures;
import dev.onsale.record.MadeName;
import dev.onsale.record.MadeName.Origin;
import dev.onsale.record.NameFigures;
import dev.onsale.record.NameTemplate;
import dev.onsale.record.NamedBy;
import dev.onsale.record.NoteworthyRequest.Sight;
import dev.onsale.record.Observed;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Runs;
import dev.onsale.record.Samples;
import dev.onsale.record.StepNaming;
import dev.onsale.record.StepRule;
import dev.onsale.record.StepSeries;
import dev.onsale.record.ValueFigures;
import dev.onsale.record.evidence.Admission;
import dev.onsale.record.evidence.EvidenceSlice;
import dev.onsale.record.evidence.StepEvidence;
import dev.onsale.record.files.EvidenceReader;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.RunReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes a step where an expression makes names. */
class LiveNamesTest {
    private static final long START = Samples.LOAD_START;

    @TempDir
    Path directory;

    private final AtomicLong clockMs = new AtomicLong(START);

    private static MadeName product(int id) {
        return new MadeName("product " + id, "product #{id}", Origin.EXPRESSION);
    }

    private Run recorded(StepNaming naming, Consumer<LiveRecord> load) {
        try (LiveRecord record = new LiveRecord(
                List.of(new PhaseBoundary("all of it", 0)), directory, clockMs::get, true, naming, RunListener.DEAF)) {
            record.start(START);
            load.accept(record);
            Recorded recorded = record.finish();
            RunSummary summary =
                    Samples.summary("r1", recorded, null).with(new Observed(recorded.evidence(), null, null, null));
            RunDirectory.at(directory).writeSummary(summary);
        }
        return RunReader.read(directory);
    }

    private static void answered(LiveRecord record, MadeName name, long ms, boolean ok) {
        record.response(name, START, START + ms, ok, ok ? null : "status 500", Admission.NOT_ASKED, null, 0, 0);
    }

    private static void products(LiveRecord record, int names) {
        answered(record, MadeName.written("home"), 4, true);
        for (int id = 0; id < names; id++) {
            answered(record, product(id), 10 + id, true);
            answered(record, product(id), 12 + id, id % 10 != 0);
        }
        answered(record, MadeName.written("pay"), 900, true);
    }

    private static List<String> steps(Run run) {
        return run.latency().stream().map(StepSeries::step).toList();
    }

    private static StepSeries step(Run run, String name) {
        return run.latency().stream()
                .filter(series -> series.step().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private NameFigures figures(StepNaming naming, Consumer<LiveRecord> load) {
        try (LiveRecord record = new LiveRecord(
                List.of(new PhaseBoundary("all of it", 0)), directory, clockMs::get, true, naming, RunListener.DEAF)) {
            record.start(START);
            load.accept(record);
            return record.finish().names();
        }
    }

    private static StepNaming asking(StepRule rule, String... asked) {
        return new StepNaming(rule, Set.of("home", "pay"), Set.of(asked));
    }

    @Test
    void fewNamesAreAStepEach() {
        Run run = recorded(asking(StepRule.DEFAULT), record -> products(record, StepRule.BY_VALUE_MAX));

        assertThat(steps(run)).hasSize(2 + StepRule.BY_VALUE_MAX).contains("product 0", "product 19");
        assertThat(steps(run)).doesNotContain("product #{id}");
        assertThat(step(run, "product 3").ok().getTotalCount()).isEqualTo(2);
        assertThat(step(run, "product 10").ko().getTotalCount()).isEqualTo(1);
        assertThat(step(run, "pay").ok().getMaxValue()).isBetween(899L, 901L);
        assertThat(run.summary().observed().evidence())
                .extracting(StepEvidence::step)
                .containsExactlyElementsOf(steps(run));
        assertThat(EvidenceReader.read(directory))
                .extracting(EvidenceSlice::step)
                .contains("product 19");
    }

    @Test
    void manyNamesAreOneStepWithAllThatWasCountedBeforeThereWereMany() {
        Run run = recorded(asking(StepRule.DEFAULT), record -> products(record, 900));

        assertThat(steps(run)).containsExactly("home", "product #{id}", "pay");
        assertThat(step(run, "product #{id}").ok().getTotalCount()).isEqualTo(1_710);
        assertThat(step(run, "product #{id}").ko().getTotalCount()).isEqualTo(90);
        assertThat(step(run, "pay").ok().getTotalCount()).isEqualTo(1);
        assertThat(run.summary().measured().steps())
                .filteredOn(phase -> phase.phase().equals(RunSummary.ALL_PHASES))
                .extracting(RunSummary.StepPhase::errors)
                .containsExactly(Map.of(), Map.of("status 500", 90L), Map.of());
        assertThat(EvidenceReader.read(directory))
                .extracting(EvidenceSlice::step)
                .doesNotContain("product 0")
                .contains("product #{id}");
        assertThat(Objects.requireNonNull(run.summary().observed().evidence())
                        .get(1)
                        .told()
                        .responses())
                .isEqualTo(1_800);
    }

    @Test
    void aTemplateTellsItsNamesAndTheSlowest() {
        NameFigures names = figures(asking(StepRule.DEFAULT), record -> products(record, 300));

        assertThat(names.templates()).singleElement().satisfies(template -> {
            assertThat(template.by()).isEqualTo(NamedBy.TEMPLATE);
            assertThat(template.values()).isEqualTo(300);
            assertThat(template.more()).isFalse();
            assertThat(template.slowest()).isEqualTo("product 299");
            assertThat(template.slowestMs()).isEqualTo(310);
            assertThat(template.slowestOf()).isEqualTo(2);
        });
    }

    @Test
    void whatIsAskedOfANameIsCountedByItself() {
        NameFigures names = figures(
                asking(StepRule.DEFAULT, "product 7", "product 800", "product 5000"), record -> products(record, 900));

        assertThat(names.values()).extracting(ValueFigures::name).containsExactlyInAnyOrder("product 7", "product 800");
        assertThat(names.values())
                .filteredOn(value -> value.name().equals("product 800"))
                .singleElement()
                .satisfies(value -> {
                    assertThat(value.ok().total()).isEqualTo(1);
                    assertThat(value.ko().total()).isEqualTo(1);
                });
    }

    @ParameterizedTest
    @CsvSource({"VALUE, 30, product 29", "TEMPLATE, 3, product #{id}"})
    void whatTheBaselineHasOrTheUserSaysStandsAgainstTheCount(NamedBy by, int names, String step) {
        StepRule kept = new StepRule(null, Map.of("product #{id}", by), null, Set.of());
        assertThat(figures(asking(kept), record -> products(record, names)).templates())
                .extracting(NameTemplate::by)
                .containsExactly(by);
        Run run = recorded(asking(StepRule.by(by)), record -> products(record, names));
        assertThat(steps(run)).contains(step).hasSize(by == NamedBy.VALUE ? 2 + names : 3);
    }

    @Test
    void aFunctionIsAStepAtEachPlaceAndABareExpressionAStepAName() {
        Run run = recorded(StepNaming.UNKNOWN, record -> {
            for (int id = 0; id < 30; id++) {
                answered(record, new MadeName("p" + id, "GET /p (named by a function)", Origin.FUNCTION), 3, true);
                answered(record, new MadeName("q" + id, "#{q}", Origin.BARE_EXPRESSION), 3, true);
            }
        });
        assertThat(steps(run)).hasSize(31).contains("GET /p (named by a function)", "q0", "q29");
    }

    @Test
    void aNameThatStandsInTheSimulationIsNoneOfAnExpression() {
        Run run = recorded(
                new StepNaming(StepRule.DEFAULT, Set.of("product 7"), Set.of()), record -> products(record, 40));
        assertThat(step(run, "product 7").ok().getTotalCount()).isEqualTo(2);
        assertThat(step(run, "product #{id}").ok().getTotalCount()).isEqualTo(74);
    }

    @Test
    void twoExpressionsThatMakeOneNameKeepTheirResponsesApart() {
        Run run = recorded(StepNaming.UNKNOWN, record -> {
            products(record, 40);
            answered(record, new MadeName("product 1", "#{what} 1", Origin.EXPRESSION), 3, true);
        });
        assertThat(step(run, "product #{id}").ok().getTotalCount()).isEqualTo(76);
        assertThat(run.latency().stream()
                        .mapToLong(series -> series.ok().getTotalCount())
                        .sum())
                .isEqualTo(79);
    }

    @Test
    void namesBeyondTheLimitAreCountedAndWhatIsKnownIsNeverOneOfThem() {
        Run run = recorded(asking(StepRule.by(NamedBy.VALUE), "product 450"), record -> products(record, 500));
        assertThat(steps(run)).contains(RunSummary.OTHER_STEPS, "pay", "product 450");
        assertThat(step(run, "pay").ok().getTotalCount()).isEqualTo(1);
        NameFigures names = figures(asking(StepRule.by(NamedBy.VALUE), "product 450"), record -> products(record, 500));
        assertThat(names.hiddenNames()).isEqualTo(500 - (LiveSteps.STEPS_MAX - 1) - 1);
    }

    @Test
    void aStepOfTheBaselineIsNeverHiddenTonight() {
        StepRule rule = new StepRule(NamedBy.VALUE, Map.of(), null, Set.of("product 480"));
        Run run = recorded(asking(rule), record -> products(record, 500));
        assertThat(steps(run)).contains("product 480", RunSummary.OTHER_STEPS).doesNotContain("product 481");
    }

    @Test
    void whatWasNeverAnsweredOrCutOffIsAtTheStepThatStays() {
        Run run = recorded(asking(StepRule.DEFAULT), record -> {
            products(record, 40);
            clockMs.set(START + 5_000);
            record.loadEnded(
                    START + 5_000,
                    List.of(
                            new OpenRequest(product(1), START + 100, false, () -> Sight.NONE),
                            new OpenRequest(product(2), START + 4_999, false, () -> Sight.NONE)));
        });
        assertThat(step(run, "product #{id}").unanswered().getTotalCount()).isEqualTo(1);
        assertThat(run.summary().measured().steps())
                .filteredOn(phase -> phase.step().equals("product #{id}"))
                .first()
                .satisfies(phase -> assertThat(phase.cutOff()).isEqualTo(1));
    }

    @Test
    void groupsHaveFiguresOfTheirOwn() {
        NameFigures names = figures(StepNaming.UNKNOWN, record -> {
            IntStream.range(0, 10)
                    .forEach(visit -> record.groupLeft(MadeName.written("member"), 300, 1_300, visit > 0));
            IntStream.range(0, 30)
                    .forEach(page -> record.groupLeft(
                            new MadeName("page " + page, "page #{n}", Origin.EXPRESSION), 20, 50, true));
            record.groupLeft(new MadeName("de", "#{country}", Origin.BARE_EXPRESSION), 20, 50, true);
        });
        assertThat(names.groups()).extracting(GroupFigures::group).containsExactly("member", "page #{n}", "de");
        GroupFigures member = names.groups().get(0);
        assertThat(member.cumulatedOk().total()).isEqualTo(9);
        assertThat(member.cumulatedKo().total()).isEqualTo(1);
        assertThat(member.durationOk().toHistogram().getMaxValue()).isBetween(1_299L, 1_301L);
        assertThat(names.groups().get(1).durationOk().total()).isEqualTo(30);
    }

    @Test
    void figuresOfNamesAreReadBackAsTheyWere() {
        PlainLoad plain = new PlainLoad("our.Shop", true, null, List.of(), Map.of())
                .withNames(figures(asking(StepRule.DEFAULT, "product 7"), record -> {
                    products(record, 40);
                    record.groupLeft(MadeName.written("member"), 300, 1_300, true);
                }));
        Run run = Runs.named("plain").step("home", 10, i -> 5, 0).plain(plain).build();
        RunDirectory.at(directory).writeSummary(run.summary());
        assertThat(RunReader.readSummary(directory).plain()).isEqualTo(plain);
    }
}
