package dev.onsale.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Diagnosis;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.evidence.StepEvidence;
import java.util.List;
import java.util.Locale;
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
        assertThat(hotRow.evidence()).anyMatch(sentence -> sentence.startsWith("somebody waited for a lock in "));
        assertThat(Diagnose.of(CaseFiles.with(SEED, 1, CaseFiles.NAMES, Explanation.HOT_ROW)))
                .filteredOn(each -> each.explanation().equals("pool-exhausted"))
                .allSatisfy(pool -> assertThat(pool.evidence()).contains("Probably a consequence of hot-row."));
    }

    @Test
    void theStatementOfALoopAndTheCatalogueAreNamed() {
        Diagnosis loop = named(Explanation.QUERIES_PER_ITEM);

        assertThat(loop.sql()).isEqualTo("select count(*) from seat where ticket_type = $1");
        assertThat(loop.evidence())
                .anyMatch(sentence -> sentence.contains("about as many as the sale has ticket types: 20"));
    }

    @Test
    void figuresCanBeWorkedOutAgainFromTheFilesNamed() {
        CaseFile file = CaseFiles.with(SEED, 1, CaseFiles.NAMES, Explanation.QUERIES_PER_ITEM);
        EvidenceTotals now = file.evidence().stream()
                .filter(slice -> slice.step().equals("browse"))
                .map(slice -> slice.told())
                .reduce(EvidenceTotals.NOTHING, EvidenceTotals::plus);
        EvidenceTotals before = file.baselines().stream()
                .flatMap(run -> Objects.requireNonNull(run.summary().evidence()).stream())
                .filter(step -> step.step().equals("browse"))
                .map(StepEvidence::told)
                .reduce(EvidenceTotals.NOTHING, EvidenceTotals::plus);

        assertThat(Diagnose.of(file).get(0).evidence().get(0))
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "browse: %.0f queries a response against %.1f, and %.0f ms in the database against %.1f ms"
                                + " [evidence.ndjson.gz; \"evidence\" in run.json of the baseline runs]",
                        (double) now.queries() / now.queriesTold(),
                        (double) before.queries() / before.queriesTold(),
                        now.databaseMs() / now.queriesTold(),
                        before.databaseMs() / before.queriesTold()));
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
                assertThat(first.evidence())
                        .anyMatch(sentence ->
                                sentence.startsWith("Not known: ") && sentence.endsWith("Record baseline runs."));
            });
        }
    }

    @Test
    void aFallingMeanIsNoImprovement() {
        assertThat(named(Explanation.NODE_NOT_READY).evidence())
                .anyMatch(sentence -> sentence.contains("so this is no improvement"))
                .anyMatch(sentence -> sentence.matches("machine-\\d failed .* when it was up for .*"));
    }

    @Test
    void aCrashLoopIsNotPutDownToLoadNorToARecentChange() {
        assertThat(named(Explanation.NODE_CRASH_LOOP).evidence())
                .anyMatch(sentence -> sentence.startsWith("uptimes went back "))
                .anyMatch(sentence -> sentence.startsWith("not load: arrivals were "))
                .anyMatch(sentence -> sentence.startsWith("in their first 5 s they answered in "))
                .anyMatch(sentence -> sentence.startsWith("A recent change is not assumed"));
    }

    @Test
    void burstsAreCountedAndTheLastOneIsSaidToHaveComeBack() {
        Diagnosis stalls = named(Explanation.SHARED_STORE_STALLING);

        assertThat(stalls.says())
                .matches(".* stalled (twice|\\d times), the last time \\d+ s after the burst before .*");
        assertThat(stalls.evidence()).anyMatch(sentence -> sentence.startsWith("100 % of the nodes were hit"));
    }

    @Test
    void theOpenStepsOfAWaitingRoomAreListedAndThoseWhoNeverJoinedAreCounted() {
        Diagnosis bypassed = named(Explanation.WAITING_ROOM_BYPASSED);

        assertThat(bypassed.evidence())
                .anyMatch(sentence -> sentence.matches("pay: [\\d,]+ of [\\d,]+ requests without an admission token; "
                        + "the goal is at least 99 % with one .*"))
                .anyMatch(sentence -> sentence.contains("visitors never joined the queue")
                        && sentence.contains("the plan lets 1,800 a minute through"));
    }

    @Test
    void capacityThatCameLateIsToldFromItsNodes() {
        assertThat(named(Explanation.CAPACITY_MISSING).evidence())
                .anyMatch(sentence -> sentence.contains(" was first heard of at "))
                .anyMatch(sentence -> sentence.contains("responses a second for each node before"));
    }

    @Test
    void theKindThatIsLostIsToldFromThoseThatPass() {
        assertThat(named(Explanation.CHANNEL_DEPENDENCY_DOWN).says())
                .contains("sell and print refuses", "clerk cannot go on as usual, fan can.");
    }

    @Test
    void onlyOneStepWaitsForAServiceOutside() {
        Diagnosis gateway = named(Explanation.PAYMENT_GATEWAY);

        assertThat(gateway.says()).startsWith("pay waits");
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
    void everyExplanationSaysWhatItMeansAndWhatWouldRefuteIt() {
        assertThat(List.of(Explanation.values())).allSatisfy(explanation -> {
            assertThat(explanation.meaning()).matches("[A-Z].*\\.");
            assertThat(explanation.refutedBy()).matches("[A-Z].*[^.]");
            assertThat(Explanation.labelled(explanation.label())).contains(explanation);
        });
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
