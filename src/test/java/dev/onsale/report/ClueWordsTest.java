package dev.onsale.report;

import static dev.onsale.record.clue.Figure.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.diagnose.Explanation;
import dev.onsale.figures.Figures;
import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.record.clue.CacheLostClue;
import dev.onsale.record.clue.CapacityMissingClue;
import dev.onsale.record.clue.ChannelDependencyDownClue;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.Clue.Part;
import dev.onsale.record.clue.ClueKind;
import dev.onsale.record.clue.HotRowClue;
import dev.onsale.record.clue.InjectorFaultClue;
import dev.onsale.record.clue.KnownClues;
import dev.onsale.record.clue.LaterClue;
import dev.onsale.record.clue.NodeCrashLoopClue;
import dev.onsale.record.clue.PaymentGatewayClue;
import dev.onsale.record.clue.PoolExhaustedClue;
import dev.onsale.record.clue.QueriesPerItemClue;
import dev.onsale.record.clue.SharedClue;
import dev.onsale.record.clue.SharedStoreStallingClue;
import dev.onsale.record.clue.SlowQueryClue;
import dev.onsale.record.clue.Source;
import dev.onsale.record.clue.TargetStoppedClue;
import dev.onsale.report.clue.ClueWords;
import dev.onsale.report.clue.ExplanationWords;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each kind of clue has one wording; what it leaves out where a figure is not known. */
class ClueWordsTest {
    private static final List<ValidityCheck> CONDITIONS = List.of(
            new ValidityCheck("start lag p99", false, "143 ms", "20 ms", "give it more cores"),
            new ValidityCheck("clock", false, "went backwards", "only forward", ""));

    private record Wording(Clue clue, String words) {}

    private static final List<Wording> UNKNOWN_OR_FEW = List.of(
            new Wording(Clue.of(CacheLostClue.NO_LONGER_ANSWERS, "a"), "The cache no longer answers for a."),
            new Wording(
                    Clue.of(CacheLostClue.NO_LONGER_ANSWERS, "a", "b", "c", "d", "e", "f", "g"),
                    "The cache no longer answers for a, b, c, d, e and 2 more."),
            new Wording(
                    Clue.of(CapacityMissingClue.JOINED_LATE)
                            .with(SECOND, 0)
                            .with(List.of(Part.of("n3").with(SECOND, 12).with(UP_MS, 2_500), Part.of("n4"))),
                    "n3 was first heard of at 12 s, up for 2.5 s, n4 was first heard of at 0 s; the others from 0 s"
                            + " on"),
            new Wording(
                    Clue.of(ChannelDependencyDownClue.REFUSES, "sell"),
                    "A service behind sell refuses its work, and the rest of the shop goes on."),
            new Wording(
                    Clue.of(ChannelDependencyDownClue.REFUSES, "sell")
                            .with(List.of(Part.of("clerk").with(SHARE_LOST, 1))),
                    "A service behind sell refuses its work: clerk cannot go on as usual."),
            new Wording(
                    Clue.of(ChannelDependencyDownClue.REFUSES, "sell")
                            .with(List.of(Part.of("fan"), Part.of("clerk").with(SHARE_LOST, 1))),
                    "A service behind sell refuses its work: clerk cannot go on as usual, fan can."),
            new Wording(
                    Clue.of(ChannelDependencyDownClue.ENDS)
                            .with(List.of(
                                    Part.of("fan").with(SHARE, 0.9).with(SHARE_BEFORE, 0.95),
                                    Part.of("clerk").with(SHARE, 0))),
                    "came to their end as they wished: fan 90 % (before 95 %), clerk 0 %"),
            new Wording(
                    Clue.of(ChannelDependencyDownClue.DATABASE).with(DATABASE_MS, 3),
                    "the database took 3 ms for a response in the whole run, an unknown time before"),
            new Wording(Clue.of(HotRowClue.WAIT), "Transactions wait for one another."),
            new Wording(
                    Clue.of(InjectorFaultClue.NOT_TO_PLAN, "of another verdict"),
                    "The injector did not keep to the plan: of another verdict not met."),
            new Wording(Clue.of(InjectorFaultClue.REMEDY, "clock"), ""),
            new Wording(
                    Clue.of(NodeCrashLoopClue.DIED, "n1", "n2").with(TIMES, 3),
                    "Changing nodes died and came back 3 times."),
            new Wording(
                    Clue.of(NodeCrashLoopClue.STEADY_LOAD_STOOD_BEFORE)
                            .with(BASELINES, 1)
                            .with(PER_SECOND_PEAK, 20)
                            .with(List.of(Part.of("").with(PER_SECOND, 19.5))),
                    "not this load alone, under which 1 baseline run passed: arrivals were 20/s when it happened, 20/s"
                            + " at their peak"),
            new Wording(
                    Clue.of(PaymentGatewayClue.FAILURES).with(SHARE, 0).with(SHARE_OF_OTHERS, 0),
                    "0 % of its requests failed; 0 % of the others'"),
            new Wording(Clue.of(PoolExhaustedClue.NO_CONNECTION), "Requests found no free database connection."),
            new Wording(
                    Clue.of(PoolExhaustedClue.WAIT).with(MS, 250),
                    "250 ms of waiting for a connection for a response against an unknown time"),
            new Wording(
                    Clue.of(QueriesPerItemClue.STATEMENT)
                            .with(SUCH, 4_000)
                            .with(CALLS, 2)
                            .with(MS, 1.5),
                    "4,000 calls of one statement, 2 for each response of the run, which was not among the baseline's;"
                            + " 1.5 ms a call"),
            new Wording(
                    Clue.of(SharedClue.MEDIAN, "pay").with(MS, 250),
                    "pay: median 250 ms against unknown; the other steps' grew by a factor of unknown in the middle"),
            new Wording(
                    Clue.of(SharedStoreStallingClue.STALLED).with(TIMES, 1),
                    "What the nodes share, a memory store or the way to it, stalled once."),
            new Wording(
                    Clue.of(SharedStoreStallingClue.CACHE_BURSTS)
                            .with(TIMES, 1)
                            .with(MS, 90)
                            .with(MS_OTHERWISE, 2)
                            .with(stretches(1)),
                    "1 burst, at 10 s: 90 ms on the cache for a response, 2 ms in a typical second"),
            new Wording(
                    Clue.of(SharedStoreStallingClue.CACHE_BURSTS)
                            .with(TIMES, 7)
                            .with(MS, 90)
                            .with(MS_OTHERWISE, 2)
                            .with(stretches(6)),
                    "7 bursts, at 10 s, 20 s, 30 s, 40 s, 50 s, 60 s, …: 90 ms on the cache for a response, 2 ms in a"
                            + " typical second"),
            new Wording(
                    Clue.of(SharedStoreStallingClue.NODES_HIT).with(SHARE, 1).with(NODES, 1),
                    "100 % of the nodes were hit in the same seconds (there is one)"),
            new Wording(
                    Clue.of(SharedStoreStallingClue.NOT_LOAD)
                            .with(PER_SECOND, 20)
                            .with(PER_SECOND_MEAN, 21),
                    "not load: 20 arrivals/s in them, 21/s on average"),
            new Wording(
                    Clue.of(SlowQueryClue.ONE_STATEMENT).with(MS, 250),
                    "One statement takes most of the database's additional time: 250 ms a call, and was not among the"
                            + " baseline's statements."),
            new Wording(
                    Clue.of(TargetStoppedClue.SILENT).with(SECOND, 125),
                    "The target stopped answering at 125 s and did not come back."),
            new Wording(
                    Clue.of(TargetStoppedClue.REFUSED).with(SECOND, 12).with(AT_MS, 12_300),
                    "The target stopped accepting connections at 12.3 s and did not come back."));

    @TestFactory
    Stream<DynamicTest> saysWhatIsKnown() {
        return UNKNOWN_OR_FEW.stream()
                .map(wording -> DynamicTest.dynamicTest(
                        "\"" + wording.words() + "\"",
                        () -> assertThat(ClueWords.of(wording.clue(), CONDITIONS))
                                .isEqualTo(wording.words())));
    }

    @Test
    void everyKindIsWordedInOnePlace() {
        StringBuilder all = new StringBuilder();
        for (ClueKind kind : ClueKind.all()) {
            String words = ClueWords.of(KnownClues.whole(kind), CONDITIONS);
            assertThat(words).as(kind.label()).isNotBlank().doesNotContain("null", "NaN", "unknown time", Figures.NONE);
            all.append(kind.label()).append(": ").append(words).append('\n');
        }
        Golden.assertMatches("clues/kinds.txt", all.toString());
    }

    @Test
    void eachSourceIsAFileOrAKeyInOne() {
        StringBuilder all = new StringBuilder();
        for (Source source : Source.values()) {
            all.append(ClueWords.of(Clue.of(HotRowClue.SLOW_TOGETHER).from(source), CONDITIONS))
                    .append('\n');
        }
        Golden.assertMatches("clues/sources.txt", all.toString());
    }

    @Test
    void everyExplanationSaysWhatItMeansAndWhatWouldRefuteIt() {
        assertThat(Explanation.values()).allSatisfy(explanation -> {
            assertThat(ExplanationWords.meaning(explanation)).matches("[A-Z].*\\.");
            assertThat(ExplanationWords.refutedBy(explanation)).matches("[A-Z].*[^.]");
        });
    }

    @Test
    void onlyALaterVersionWordsItsClues() {
        assertThatThrownBy(() -> ClueWords.of(Clue.of(new LaterClue("gremlins.seen")), CONDITIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gremlins.seen is of a later version");
    }

    private static List<Part> stretches(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(each -> Part.of("").with(SECOND, 10 * each).with(TO_SECOND, 10 * each))
                .toList();
    }
}
