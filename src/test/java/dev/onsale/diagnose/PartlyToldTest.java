package dev.onsale.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Diagnosis;
import dev.onsale.record.Observed;
import dev.onsale.record.Run;
import dev.onsale.record.clue.NodeCrashLoopClue;
import dev.onsale.record.clue.WaitingRoomBypassedClue;
import dev.onsale.record.evidence.ErrorTally;
import dev.onsale.record.evidence.EvidenceSlice;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.evidence.StepEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Servers that tell some things and not others, and evidence that looks like something else. */
class PartlyToldTest {
    private static final long SEED = 4711;

    @Test
    void nodesThatTellOnlySinceWhenTheyAreUpAreNodesToo() {
        CaseFile file = CaseFiles.with(SEED, 1, CaseFiles.NAMES, Explanation.NODE_CRASH_LOOP);
        CaseFile upOnly = told(file, step -> true, PartlyToldTest::upOnly);

        List<Diagnosis> named = Diagnose.of(upOnly);
        assertThat(named).extracting(Diagnosis::explanation).contains("node-crash-loop");
        assertThat(named.stream()
                        .filter(diagnosis -> diagnosis.explanation().equals("node-crash-loop"))
                        .flatMap(diagnosis -> FoundClues.kinds(diagnosis).stream()))
                .contains(NodeCrashLoopClue.UPTIMES_FELL)
                .doesNotContain(NodeCrashLoopClue.NOT_KNOWN_STARTS);
    }

    @Test
    void aPublicPageIsNotCalledOpenWhereNothingElseIsClosedAndNothingIsKnownOfBefore() {
        CaseFile file = CaseFiles.with(SEED, 1, CaseFiles.NAMES, Explanation.SLOW_QUERY);
        CaseFile alone = new CaseFile(file.candidate(), List.of(), file.evidence(), file.journeys(), file.verdict());
        CaseFile open = told(alone, step -> true, told -> tokens(told, 0, told.withToken() + told.withoutToken()));

        assertThat(open.evidence().stream().mapToLong(slice -> slice.told().withoutToken()))
                .anyMatch(requests -> requests > 0);
        assertThat(Diagnose.of(open))
                .extracting(Diagnosis::explanation)
                .contains("slow-query")
                .doesNotContain("waiting-room-bypassed");
    }

    @Test
    void aStepThatOnlyFailsHasNotLostItsCache() {
        CaseFile file = CaseFiles.clean(SEED, CaseFiles.NAMES);
        CaseFile failing = told(file, "browse"::equals, PartlyToldTest::failing);

        assertThat(Diagnose.of(failing)).extracting(Diagnosis::explanation).doesNotContain("cache-lost");
    }

    @Test
    void aWaitingRoomThatKeepsItsQueueInAStoreIsNoNode() {
        CaseFile file = CaseFiles.with(SEED, 1, CaseFiles.NAMES, Explanation.NODE_CRASH_LOOP);
        List<EvidenceSlice> slices = new ArrayList<>(file.evidence());
        for (int second = 0; second < SyntheticShop.SECONDS; second++) {
            slices.add(new EvidenceSlice(second, "place", "door", queueing()));
        }
        CaseFile queued = new CaseFile(file.candidate(), file.baselines(), slices, file.journeys(), file.verdict());

        assertThat(Diagnose.of(queued).get(0).explanation()).isEqualTo("node-crash-loop");
    }

    @Test
    void whoIsLetInWhereAllWereTurnedAwayHasPassedTheWaitingRoomBy() {
        CaseFile file = CaseFiles.with(SEED, 1, CaseFiles.NAMES, Explanation.SLOW_QUERY);
        CaseFile knocking = told(file, "browse"::equals, told -> tokens(told, 0, 0));
        assertThat(Diagnose.of(knocking))
                .as("the shop has always answered there")
                .extracting(Diagnosis::explanation)
                .doesNotContain("waiting-room-bypassed");

        List<Run> turnedAway = file.baselines().stream()
                .map(run -> with(
                        run,
                        step -> step.step().equals("browse")
                                ? new StepEvidence("browse", tokens(upOnly(step.told()), 0, 0))
                                : step))
                .toList();
        CaseFile letIn = new CaseFile(
                knocking.candidate(), turnedAway, knocking.evidence(), knocking.journeys(), knocking.verdict());
        assertThat(Diagnose.of(letIn))
                .filteredOn(diagnosis -> diagnosis.explanation().equals("waiting-room-bypassed"))
                .singleElement()
                .satisfies(diagnosis -> assertThat(FoundClues.first(diagnosis, WaitingRoomBypassedClue.ANSWERED_BY_SHOP)
                                .of())
                        .containsExactly("browse"));
    }

    @Test
    void whereTheDatabaseIsSlowThroughoutAWaitForTheCacheIsNoStall() {
        CaseFile file = CaseFiles.clean(SEED, CaseFiles.NAMES);

        assertThat(Diagnose.of(waiting(file, 40, 0)))
                .as("the database is as quick as ever")
                .extracting(Diagnosis::explanation)
                .contains("shared-store-stalling");
        assertThat(Diagnose.of(waiting(file, 40, 80)))
                .extracting(Diagnosis::explanation)
                .doesNotContain("shared-store-stalling");
        assertThat(Diagnose.of(waiting(file, 400, 80)))
                .as("a stall stays one while something else is wrong too")
                .extracting(Diagnosis::explanation)
                .contains("shared-store-stalling");
        assertThat(Diagnose.of(waiting(file, 72, 80)))
                .as("somewhat less than the database takes")
                .extracting(Diagnosis::explanation)
                .doesNotContain("shared-store-stalling");
    }

    @Test
    void whereTheDatabaseHasAlwaysBeenSlowAStallIsStillSeen() {
        CaseFile file = CaseFiles.clean(SEED, CaseFiles.NAMES);
        List<Run> before = file.baselines().stream()
                .map(run -> with(run, step -> new StepEvidence(step.step(), slower(step.told(), 0, 800))))
                .toList();
        CaseFile stalling = waiting(file, 300, 800);

        assertThat(Diagnose.of(new CaseFile(
                        stalling.candidate(), before, stalling.evidence(), stalling.journeys(), stalling.verdict())))
                .extracting(Diagnosis::explanation)
                .contains("shared-store-stalling");
    }

    @Test
    void aNodeThatIsNotReadyFailsInMoreThanOneStep() {
        CaseFile file = CaseFiles.stripped(CaseFiles.clean(SEED, CaseFiles.NAMES));

        assertThat(Diagnose.of(failing(file, Set.of("browse"))))
                .extracting(Diagnosis::explanation)
                .doesNotContain("node-not-ready");
        assertThat(Diagnose.of(failing(file, Set.of("browse", "hold"))))
                .as("however many polls the waiting room answers meanwhile")
                .extracting(Diagnosis::explanation)
                .contains("node-not-ready");
    }

    /** Quick refusals of 4 in 10 requests, for six seconds, of a crowd that asks the waiting room far more often. */
    private static CaseFile failing(CaseFile file, Set<String> steps) {
        List<EvidenceSlice> slices = new ArrayList<>();
        for (EvidenceSlice slice : file.evidence()) {
            boolean fails = steps.contains(slice.step()) && slice.second() >= 20 && slice.second() < 26;
            slices.add(
                    fails
                            ? new EvidenceSlice(slice.second(), slice.step(), slice.node(), refused(slice.told()))
                            : slice);
        }
        for (int second = 0; second < SyntheticShop.SECONDS; second++) {
            slices.add(new EvidenceSlice(second, "place", EvidenceSlice.UNKNOWN_NODE, outcome(400, 1_200, Map.of())));
        }
        return new CaseFile(file.candidate(), file.baselines(), slices, file.journeys(), file.verdict());
    }

    private static EvidenceTotals refused(EvidenceTotals told) {
        long refused = Math.round(told.ok() * 0.4);
        return outcome(
                told.ok() - refused,
                told.okTotalMs() * 6 / 10,
                refused == 0 ? Map.of() : Map.of("status 503", new ErrorTally(refused, 5, 12, 10 * refused)));
    }

    private static EvidenceTotals outcome(long ok, long okTotalMs, Map<String, ErrorTally> errors) {
        return new EvidenceTotals(ok, okTotalMs, 20, errors, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0);
    }

    /** Two bursts of waits for the cache, and a database that is slower all the time. */
    private static CaseFile waiting(CaseFile file, double cacheMs, double databaseMs) {
        List<EvidenceSlice> slices = file.evidence().stream()
                .map(slice -> new EvidenceSlice(
                        slice.second(),
                        slice.step(),
                        slice.node(),
                        slower(slice.told(), slice.second() % 20 == 5 ? cacheMs : 0, databaseMs)))
                .toList();
        return new CaseFile(file.candidate(), file.baselines(), slices, file.journeys(), file.verdict());
    }

    private static EvidenceTotals slower(EvidenceTotals told, double cacheMs, double databaseMs) {
        return new EvidenceTotals(
                told.ok(),
                told.okTotalMs(),
                told.okSlowestMs(),
                told.errors(),
                told.withToken(),
                told.withoutToken(),
                told.timed(),
                told.queriesTold(),
                told.queries(),
                told.databaseMs() + databaseMs * told.queriesTold(),
                told.cacheHits(),
                told.cacheMisses(),
                told.cacheMs() + cacheMs * (told.cacheHits() + told.cacheMisses()),
                told.poolTold(),
                told.poolMs(),
                told.uptimeLowestMs(),
                told.uptimeHighestMs(),
                0);
    }

    /** Places in a queue that is kept in a store. */
    private static EvidenceTotals queueing() {
        return new EvidenceTotals(30, 60, 4, Map.of(), 0, 0, 30, 0, 0, 0, 30, 0, 9, 0, 0, 60_000, 60_900, 0);
    }

    private static CaseFile told(CaseFile file, Predicate<String> step, UnaryOperator<EvidenceTotals> as) {
        List<EvidenceSlice> slices = file.evidence().stream()
                .map(slice -> !step.test(slice.step())
                        ? slice
                        : new EvidenceSlice(slice.second(), slice.step(), slice.node(), as.apply(slice.told())))
                .toList();
        return new CaseFile(file.candidate(), file.baselines(), slices, file.journeys(), file.verdict());
    }

    private static EvidenceTotals upOnly(EvidenceTotals told) {
        return new EvidenceTotals(
                told.ok(),
                told.okTotalMs(),
                told.okSlowestMs(),
                told.errors(),
                told.withToken(),
                told.withoutToken(),
                told.timed(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                told.uptimeLowestMs(),
                told.uptimeHighestMs(),
                0);
    }

    private static EvidenceTotals tokens(EvidenceTotals told, long with, long without) {
        return new EvidenceTotals(
                told.ok(),
                told.okTotalMs(),
                told.okSlowestMs(),
                told.errors(),
                with,
                without,
                told.timed(),
                told.queriesTold(),
                told.queries(),
                told.databaseMs(),
                told.cacheHits(),
                told.cacheMisses(),
                told.cacheMs(),
                told.poolTold(),
                told.poolMs(),
                told.uptimeLowestMs(),
                told.uptimeHighestMs(),
                0);
    }

    /** Refused before the cache was asked. */
    private static EvidenceTotals failing(EvidenceTotals told) {
        return new EvidenceTotals(
                0,
                0,
                0,
                Map.of("status 503", new ErrorTally(told.responses(), 2 * told.responses(), 2, 2)),
                told.withToken(),
                told.withoutToken(),
                told.timed(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                told.uptimeLowestMs(),
                told.uptimeHighestMs(),
                0);
    }

    private static Run with(Run run, UnaryOperator<StepEvidence> changed) {
        Observed observed = run.summary().observed();
        Observed other = new Observed(
                observed.evidence().stream().map(changed).toList(),
                observed.nodes(),
                observed.database(),
                observed.payments());
        return new Run(run.summary().with(other), run.latency(), run.felt());
    }
}
