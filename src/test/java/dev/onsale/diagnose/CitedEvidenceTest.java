package dev.onsale.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.record.Diagnosis;
import dev.onsale.record.clue.CapacityMissingClue;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.Figure;
import dev.onsale.record.clue.HotRowClue;
import dev.onsale.record.clue.NodeCrashLoopClue;
import dev.onsale.record.clue.NodeNotReadyClue;
import dev.onsale.record.clue.PaymentGatewayClue;
import dev.onsale.record.clue.QueriesPerItemClue;
import dev.onsale.record.clue.SharedClue;
import dev.onsale.record.clue.SharedStoreStallingClue;
import dev.onsale.record.clue.SlowQueryClue;
import dev.onsale.record.clue.Source;
import dev.onsale.record.clue.WaitingRoomBypassedClue;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.evidence.StepEvidence;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What diagnoses say beside their names: culprits, victims, and figures that can be worked out again. */
class CitedEvidenceTest {
    private static final long SEED = 4711;

    @Test
    void whoOnlyWaitsForAConnectionIsAVictimOfTheHotRow() {
        Diagnosis hotRow = named(Explanation.HOT_ROW);

        assertThat(hotRow.victims()).contains("occupancy").doesNotContain("hold", "checkout", "pay");
        assertThat(hotRow.sql()).isEqualTo("update counter set n = n + $1");
        assertThat(FoundClues.what(hotRow).kind()).isEqualTo(HotRowClue.WAIT_IN_STATEMENT);
        assertThat(FoundClues.first(hotRow, HotRowClue.LOCK_WAITS).figure(Figure.SUCH))
                .isPositive();
        assertThat(Diagnose.of(CaseFiles.with(SEED, 1, CaseFiles.NAMES, Explanation.HOT_ROW)))
                .filteredOn(each -> each.explanation().equals("pool-exhausted"))
                .allSatisfy(
                        pool -> assertThat(FoundClues.all(pool)).contains(Clue.of(SharedClue.CONSEQUENCE, "hot-row")));
    }

    @Test
    void theStatementOfALoopAndTheCatalogueAreNamed() {
        Diagnosis loop = named(Explanation.QUERIES_PER_ITEM);

        assertThat(loop.sql()).isEqualTo("select count(*) from seat where ticket_type = $1");
        assertThat(FoundClues.first(loop, QueriesPerItemClue.LIKE_CATALOGUE).figure(Figure.TICKET_TYPES))
                .isEqualTo(20);
    }

    @Test
    void figuresCanBeWorkedOutAgainFromTheFilesNamed() {
        CaseFile file = CaseFiles.with(SEED, 1, CaseFiles.NAMES, Explanation.QUERIES_PER_ITEM);
        EvidenceTotals now = file.evidence().stream()
                .filter(slice -> slice.step().equals("browse"))
                .map(slice -> slice.told())
                .reduce(EvidenceTotals.NOTHING, EvidenceTotals::plus);
        EvidenceTotals before = file.baselines().stream()
                .flatMap(run -> Objects.requireNonNull(run.summary().observed().evidence()).stream())
                .filter(step -> step.step().equals("browse"))
                .map(StepEvidence::told)
                .reduce(EvidenceTotals.NOTHING, EvidenceTotals::plus);

        Clue grown = FoundClues.first(Diagnose.of(file).get(0), QueriesPerItemClue.GROWN);
        assertThat(grown.of()).containsExactly("browse");
        assertThat(grown.source()).isEqualTo(Source.EVIDENCE_AGAINST_BASELINE);
        assertThat(grown.figure(Figure.QUERIES)).isEqualTo((double) now.queries() / now.queriesTold());
        assertThat(grown.figure(Figure.QUERIES_BEFORE)).isEqualTo((double) before.queries() / before.queriesTold());
        assertThat(grown.figure(Figure.DATABASE_MS)).isCloseTo(now.databaseMs() / now.queriesTold(), within(1e-9));
        assertThat(grown.figure(Figure.DATABASE_MS_BEFORE))
                .isCloseTo(before.databaseMs() / before.queriesTold(), within(1e-9));
    }

    @Test
    void withoutABaselineLessIsKnownAndSaid() {
        for (Explanation wrong : List.of(Explanation.SLOW_QUERY, Explanation.QUERIES_PER_ITEM)) {
            CaseFile file = CaseFiles.with(SEED, 2, CaseFiles.NAMES, wrong);
            CaseFile alone =
                    new CaseFile(file.candidate(), List.of(), file.evidence(), file.journeys(), file.verdict());

            assertThat(Diagnose.of(alone).get(0)).satisfies(first -> {
                assertThat(first.explanation()).isEqualTo(wrong.label());
                assertThat(first.score()).isLessThan(Diagnose.of(file).get(0).score());
                assertThat(FoundClues.kinds(first))
                        .containsAnyOf(SlowQueryClue.NOT_KNOWN_BEFORE, QueriesPerItemClue.NOT_KNOWN_BEFORE);
            });
        }
    }

    @Test
    void aFallingMeanIsNoImprovement() {
        Diagnosis notReady = named(Explanation.NODE_NOT_READY);
        Clue mean = FoundClues.first(notReady, NodeNotReadyClue.MEAN_FELL);

        assertThat(mean.figure(Figure.MS)).isLessThan(mean.figure(Figure.MS_OTHERWISE));
        assertThat(FoundClues.first(notReady, NodeNotReadyClue.FAILED_WHILE_YOUNG))
                .satisfies(young -> {
                    assertThat(young.of()).singleElement().asString().matches("machine-\\d");
                    assertThat(young.figures()).containsKeys(Figure.UP_MS, Figure.TO_UP_MS);
                });
    }

    @Test
    void aCrashLoopIsNotPutDownToLoadNorToARecentChange() {
        Diagnosis loop = named(Explanation.NODE_CRASH_LOOP);

        assertThat(FoundClues.kinds(loop))
                .contains(NodeCrashLoopClue.UPTIMES_FELL, NodeCrashLoopClue.NOT_LOAD, NodeCrashLoopClue.NOT_A_CHANGE);
        assertThat(FoundClues.first(loop, NodeCrashLoopClue.COLD).figure(Figure.LENGTH_MS))
                .isEqualTo(5_000);
    }

    @Test
    void burstsAreCountedAndTheLastOneIsSaidToHaveComeBack() {
        Diagnosis stalls = named(Explanation.SHARED_STORE_STALLING);

        assertThat(FoundClues.what(stalls).figure(Figure.TIMES)).isBetween(2.0, 9.0);
        assertThat(FoundClues.what(stalls).figure(Figure.LENGTH_MS)).isPositive();
        assertThat(FoundClues.first(stalls, SharedStoreStallingClue.NODES_HIT).figure(Figure.SHARE))
                .isEqualTo(1);
    }

    @Test
    void theOpenStepsOfAWaitingRoomAreListedAndThoseWhoNeverJoinedAreCounted() {
        Diagnosis bypassed = named(Explanation.WAITING_ROOM_BYPASSED);

        assertThat(FoundClues.all(bypassed))
                .anyMatch(clue -> clue.kind() == WaitingRoomBypassedClue.WITHOUT_TOKEN
                        && clue.of().equals(List.of("pay"))
                        && clue.figure(Figure.SHARE_GOAL) == 0.99);
        assertThat(FoundClues.first(bypassed, WaitingRoomBypassedClue.NEVER_JOINED)
                        .figure(Figure.PER_MINUTE_PLANNED))
                .isEqualTo(1_800);
    }

    @Test
    void capacityThatCameLateIsToldFromItsNodes() {
        Diagnosis missing = named(Explanation.CAPACITY_MISSING);

        assertThat(FoundClues.first(missing, CapacityMissingClue.JOINED_LATE).parts())
                .isNotEmpty();
        assertThat(FoundClues.kinds(missing)).contains(CapacityMissingClue.FOR_EACH_NODE);
    }

    @Test
    void theKindThatIsLostIsToldFromThoseThatPass() {
        Clue refuses = FoundClues.what(named(Explanation.CHANNEL_DEPENDENCY_DOWN));

        assertThat(refuses.of()).containsExactly("sell", "print");
        assertThat(refuses.parts())
                .filteredOn(kind -> kind.figures().containsKey(Figure.SHARE_LOST))
                .extracting(Clue.Part::of)
                .containsExactly("clerk");
        assertThat(refuses.parts()).extracting(Clue.Part::of).contains("fan");
    }

    @Test
    void onlyOneStepWaitsForAServiceOutside() {
        Diagnosis gateway = named(Explanation.PAYMENT_GATEWAY);

        assertThat(FoundClues.what(gateway)).isEqualTo(Clue.of(PaymentGatewayClue.WAITS_OUTSIDE, "pay"));
        assertThat(gateway.victims()).isEmpty();
    }

    @Test
    void whoWaitsForAServiceIsNotRefusedByOne() {
        CaseFile file = CaseFiles.with(88_458, 1.94, CaseFiles.NAMES, Explanation.PAYMENT_GATEWAY);

        assertThat(Diagnose.of(file)).noneMatch(each -> each.explanation().equals("channel-dependency-down"));
        assertThat(Diagnose.of(CaseFiles.stripped(file)).get(0).explanation()).isEqualTo("payment-gateway");
    }

    @Test
    void whoIsRefusedAtOnceDoesNotMakeTheOthersLookAsIfTheyAskedMore() {
        assertThat(Diagnose.of(CaseFiles.with(77_304, 0.72, CaseFiles.NAMES, Explanation.CHANNEL_DEPENDENCY_DOWN)))
                .noneMatch(each -> each.explanation().equals("queries-per-item"));
    }

    @Test
    void everyExplanationHasALabelOfItsOwn() {
        assertThat(List.of(Explanation.values()))
                .allSatisfy(explanation ->
                        assertThat(Explanation.labelled(explanation.label())).contains(explanation));
        assertThat(Explanation.labelled("gremlins")).isEmpty();
    }

    @Test
    void noExplanationBringsItselfByAnyWay() {
        for (Explanation start : Explanation.values()) {
            assertThat(reachable(start, 0)).doesNotContain(start);
        }
    }

    private static List<Explanation> reachable(Explanation from, int depth) {
        assertThat(depth).as("a circle through %s", from).isLessThan(Explanation.values().length);
        return Ranking.consequences(from).stream()
                .flatMap(next -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(next), reachable(next, depth + 1).stream()))
                .distinct()
                .toList();
    }

    private static Diagnosis named(Explanation wrong) {
        return Diagnose.of(CaseFiles.with(SEED, 1, CaseFiles.NAMES, wrong)).stream()
                .filter(each -> each.explanation().equals(wrong.label()))
                .findFirst()
                .orElseThrow();
    }
}
