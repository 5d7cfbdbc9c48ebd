package dev.onsale.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.plan.BadInputException;
import dev.onsale.practice.PracticeException;
import dev.onsale.practice.fault.Fault;
import dev.onsale.record.DrillRecord;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.live.Progress;
import dev.onsale.rehearse.Judged;
import dev.onsale.rehearse.RunObserver;
import dev.onsale.rehearse.StoppedException;
import dev.onsale.report.Wording;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a drill makes of its runs, which are made up here. */
class DrillTest {
    private static final Drilled SLOW_QUERY = Drilled.parse("tito-2017-slow-query");

    private final Deque<Supplier<Judged>> script = new ArrayDeque<>();
    private final List<String> presented = new ArrayList<>();
    private final List<DrillRecord> records = new ArrayList<>();
    private Optional<Judged> spoilt = Optional.empty();

    @Test
    void theCleanRunComesFirstAndStaysTheClean() {
        script.add(() -> judged("clean", Judgement.PASS));
        script.add(() -> judged("faulty", Judgement.FAIL));
        drill(1.0);
        assertThat(presented).containsExactly("", "tito-2017-slow-query=1.0");
        DrillRecord record = records.get(0);
        assertThat(record.clean())
                .isNotNull()
                .extracting(DrillRecord.Trial::run)
                .isEqualTo("clean");
        assertThat(record.faulty())
                .isNotNull()
                .extracting(DrillRecord.Trial::run)
                .isEqualTo("faulty");
        assertThat(record.isCaught()).isTrue();
        assertThat(record.isQuiet()).isTrue();
        assertThat(record.notJudged()).isNull();
    }

    @Test
    void aSweepSharesItsCleanRun() {
        script.add(() -> judged("clean", Judgement.PASS));
        script.add(() -> judged("weak", Judgement.PASS));
        script.add(() -> judged("strong", Judgement.FAIL));
        drill(0.1, 2.0);
        assertThat(presented).containsExactly("", "tito-2017-slow-query=0.1", "tito-2017-slow-query=2.0");
        assertThat(records).extracting(DrillRecord::isCaught).containsExactly(false, true);
        assertThat(records).allMatch(record -> "clean".equals(record.clean().run()));
    }

    @Test
    void aRunThatStaysInvalidSaysNothing() {
        script.add(() -> judged("clean", Judgement.PASS));
        script.add(() -> judged("faulty", Judgement.INVALID));
        drill(1.0);
        assertThat(script).isEmpty();
        assertThat(records).hasSize(1);
        assertThat(records.get(0).notJudged()).isEqualTo("run faulty was invalid: because");
        assertThat(records.get(0).isPassed()).isFalse();
    }

    @Test
    void whatWasStoppedIsNotJudgedAndWhatCameBeforeStays() {
        script.add(() -> judged("clean", Judgement.PASS));
        script.add(() -> judged("faulty", Judgement.FAIL));
        script.add(() -> {
            throw new StoppedException();
        });
        drill(1.0, 2.0);
        assertThat(records).hasSize(1);
        assertThat(records.get(0).isCaught()).isTrue();

        records.clear();
        script.add(() -> {
            throw new StoppedException();
        });
        drill(1.0);
        assertThat(records).extracting(DrillRecord::notJudged).containsExactly("stopped by the user");
    }

    @Test
    void aShopThatDoesNotComeBackIsARecordToo() {
        script.add(() -> judged("clean", Judgement.PASS));
        script.add(() -> judged("faulty", Judgement.FAIL));
        script.add(() -> {
            throw new PracticeException("n2 is not ready within 20 s", "restart it", null);
        });
        drill(1.0, 2.0);
        assertThat(records).extracting(DrillRecord::notJudged).containsExactly(null, "n2 is not ready within 20 s");
        assertThat(records.get(1).incidents()).containsEntry("tito-2017-slow-query", 2.0);

        records.clear();
        script.add(() -> {
            throw new BadInputException("beforeRun: POST /practice/reset answered 503", "fix the hook");
        });
        drill(1.0);
        assertThat(records)
                .extracting(DrillRecord::notJudged)
                .containsExactly("beforeRun: POST /practice/reset answered 503");
    }

    @Test
    void aCleanShopThatDoesNotPassSaysNothingOfTheIncident() {
        spoilt = Optional.of(judged("baseline", Judgement.FAIL));
        drill(1.0);
        assertThat(presented).isEmpty();
        assertThat(records)
                .extracting(DrillRecord::notJudged)
                .containsExactly("the clean shop itself does not pass on this machine: because");
    }

    private void drill(Double... strengths) {
        Trials trials = new Trials() {
            @Override
            public Optional<Judged> recordMissingBaselines() {
                return spoilt;
            }

            @Override
            public Judged judged(List<Fault> faults) {
                presented.add(String.join(
                        ",",
                        faults.stream()
                                .map(fault -> fault.kind().label() + "=" + fault.strength())
                                .toList()));
                return script.remove().get();
            }
        };
        RunObserver nobody = new RunObserver() {
            @Override
            public void told(String line) {}

            @Override
            public void sees(Progress progress) {}
        };
        new Drill(trials, nobody, () -> Instant.EPOCH).perform(SLOW_QUERY, "arena", List.of(strengths), records::add);
    }

    private static Judged judged(String id, Judgement judgement) {
        Run run = Runs.named(id).step("browse", 1000, i -> 20).build();
        Verdict judged = Wording.of(run.summary(), Judge.judge(Evidence.of(run)));
        Verdict verdict = new Verdict(
                judgement,
                List.of("because"),
                judged.settle(),
                judged.validity(),
                judged.budgets(),
                judged.comparison(),
                judged.cells(),
                null,
                null,
                null);
        return new Judged(Path.of(id), run, List.of(), verdict);
    }
}
