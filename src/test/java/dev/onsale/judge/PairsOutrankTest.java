package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.baselines;
import static dev.onsale.judge.ComparisonTest.cell;
import static dev.onsale.judge.ComparisonTest.constant;
import static dev.onsale.judge.ComparisonTest.in;
import static dev.onsale.judge.ComparisonTest.pairs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Budgets;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.CellReason;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.Runs;
import dev.onsale.record.Totals;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.Verdict.LeftOut;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An injector that did not start its visitors as planned spoils its own run, and no other. */
class PairsOutrankTest {

    /** A tenth of those who were due at doors never came. */
    private static final Totals NOT_AS_PLANNED = new Totals(
            new Totals.Visitors(
                    1000,
                    1000,
                    900,
                    Map.of("early", 40L, "doors", 900L, "tail", 60L),
                    Map.of("early", 40L, "doors", 800L, "tail", 60L)),
            0,
            null,
            null,
            null,
            null);

    private static final Budgets PAYMENTS_NEVER_FAIL =
            new Budgets(Map.of("pay", new Budgets.StepBudget(Map.of(), 0.001)), Map.of(), null, null);

    private static Runs spoilt(String id, long browseMs) {
        return constant(id, browseMs).totals(NOT_AS_PLANNED);
    }

    private static Evidence screened(Runs candidate) {
        return Evidence.of(candidate.build()).against(baselines());
    }

    private static List<Pair> twoOf(List<Pair> three) {
        return three.subList(0, 2);
    }

    @Test
    void whatTwoValidPairsProveFailsThoughTheScreenedRunIsInvalid() {
        Verdict verdict = Worded.judge(screened(spoilt("candidate", 142))
                .confirmedBy(twoOf(pairs(i -> constant("b" + i, 20), i -> constant("c" + i, 142)))));

        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(verdict.comparison().confirmation()).isEqualTo(ConfirmationMode.PAIRS);
        assertThat(verdict.comparison().pairs()).isEqualTo(2);
        assertThat(verdict.reasons().get(0)).startsWith("regressed: browse").contains("confirmed by 2 fresh pairs");
        assertThat(verdict.reasons())
                .anyMatch(reason -> reason.startsWith("the run itself was invalid")
                        && reason.contains("visitors started 900 of 1,000"))
                .noneMatch(reason -> reason.startsWith("invalid"));
        assertThat(cell(verdict, "browse p50").change()).isBetween(5.8, 6.2);
        assertThat(verdict.ofAValidRun()).isFalse();
        assertThat(verdict.settle()).isEmpty();
    }

    @Test
    void nothingElseThatTheInvalidRunWouldSayStands() {
        Run candidate = spoilt("candidate", 142)
                .budgets(PAYMENTS_NEVER_FAIL)
                .step("pay", 900, i -> 100, 100)
                .build();
        Verdict verdict = Worded.judge(Evidence.of(candidate)
                .against(baselines())
                .confirmedBy(twoOf(pairs(i -> constant("b" + i, 20), i -> constant("c" + i, 142)))));

        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(verdict.reasons()).noneMatch(reason -> reason.contains("pay"));
        assertThat(in(verdict, State.REGRESSED)).isNotEmpty().allMatch(name -> name.startsWith("browse"));
        assertThat(verdict.cells().stream().filter(Cell::gated)).allMatch(verdict::stands);
        assertThat(cell(verdict, "pay errors").isBecause(CellReason.Kind.RUN_INVALID))
                .isTrue();
    }

    @Test
    void oneValidPairProvesNothing() {
        List<Pair> pairs = pairs(i -> constant("b" + i, 20), i -> i == 0 ? constant("c0", 142) : spoilt("c" + i, 142));

        Verdict verdict = Worded.judge(screened(spoilt("candidate", 142)).confirmedBy(pairs));

        assertThat(verdict.judgement()).isEqualTo(Judgement.INVALID);
        assertThat(in(verdict, State.REGRESSED)).isEmpty();
        assertThat(verdict.comparison().leftOut()).extracting(LeftOut::run).containsExactly("c1", "c2");
    }

    @Test
    void anInvalidRunWithoutPairsSaysOnlyWhyItIs() {
        Run broken = spoilt("candidate", 142)
                .budgets(PAYMENTS_NEVER_FAIL)
                .step("pay", 900, i -> 100, 100)
                .aborted(AbortCause.TARGET_FAILED, "60 % errors")
                .build();
        Verdict verdict = Worded.judge(Evidence.of(broken).against(baselines()).againstPinned(baselines()));

        assertThat(verdict.judgement()).isEqualTo(Judgement.INVALID);
        assertThat(verdict.reasons()).isNotEmpty().allMatch(reason -> reason.startsWith("invalid: "));
        assertThat(verdict.cells()).noneMatch(Cell::gated);
        assertThat(verdict.comparison().creep()).isNull();
        assertThat(Judge.flagged(verdict)).as("what pairs could still prove").isNotEmpty();
    }

    @Test
    void freshCandidatesAreComparedTogetherWithTheScreenedRunAndProveNothingWithoutIt() {
        Evidence evidence = screened(spoilt("candidate", 142))
                .confirmedByCandidates(
                        List.of(constant("c1", 142).build(), constant("c2", 142).build()));

        assertThat(Worded.judge(evidence).judgement()).isEqualTo(Judgement.INVALID);
        assertThat(in(Worded.judge(evidence), State.REGRESSED)).isEmpty();
    }

    @Test
    void aValidFreshCandidateTakesThePlaceOfAnInvalidOne() {
        Evidence evidence = screened(spoilt("candidate", 142))
                .confirmedByCandidates(List.of(
                        spoilt("c1", 142).build(),
                        constant("c2", 142).build(),
                        constant("c3", 142).build(),
                        constant("c4", 142).build()));

        Evidence valid = evidence.ofAValidCandidate();
        Verdict verdict = Worded.judge(valid);

        assertThat(valid.candidate().run().id()).isEqualTo("c2");
        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(verdict.comparison().confirmation()).isEqualTo(ConfirmationMode.CANDIDATES);
        assertThat(verdict.comparison().leftOut()).extracting(LeftOut::run).containsExactly("candidate", "c1");
        assertThat(verdict.comparison().leftOut().get(0).why()).startsWith("invalid: visitors started");
    }

    @Test
    void theRunOfAPairThatTakesItsPlaceNoLongerConfirms() {
        Evidence evidence = screened(spoilt("candidate", 142))
                .confirmedBy(pairs(i -> constant("b" + i, 20), i -> constant("c" + i, 20)));
        assertThat(Worded.judge(evidence).judgement())
                .as("what the pairs clear says nothing of the rest")
                .isEqualTo(Judgement.INVALID);

        Verdict verdict = Worded.judge(evidence.ofAValidCandidate());

        assertThat(evidence.ofAValidCandidate().candidate().run().id()).isEqualTo("c0");
        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
        assertThat(verdict.comparison().pairs()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noOtherTakesThePlaceOfAValidCandidateNorOneThatIsInvalidToo(boolean valid) {
        Evidence evidence = screened(valid ? constant("candidate", 142) : spoilt("candidate", 142))
                .confirmedByCandidates(List.of((valid ? constant("c1", 142) : spoilt("c1", 142)).build()));

        assertThat(evidence.ofAValidCandidate()).isSameAs(evidence);
    }

    @Test
    void aPassStaysWhatItIs() {
        Verdict verdict = Worded.judge(screened(constant("candidate", 20).budgets(Budgets.NONE)));

        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
        assertThat(verdict.ofAValidRun()).isTrue();
        assertThat(verdict.cells()).allMatch(verdict::stands);
    }
}
