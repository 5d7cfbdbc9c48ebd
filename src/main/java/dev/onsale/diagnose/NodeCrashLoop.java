package dev.onsale.diagnose;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.diagnose.Nodes.Restart;
import dev.onsale.plan.Median;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.Clue.Part;
import dev.onsale.record.clue.NodeCrashLoopClue;
import dev.onsale.record.clue.Source;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.List;
import java.util.Optional;

/**
 * Nodes that crash and come back: uptimes that fall back to zero, each time with broken connections. Restarts without
 * failures are planned ones. Reports whether the crashes follow the load; never assumes a recent change as the reason.
 */
final class NodeCrashLoop {

    /** One crash is an accident, two are a loop. */
    private static final double DEATHS_PLAIN = 2;

    /** Broken connections around each crash, on average. */
    private static final double CUT_FROM = 0.5;

    private static final double CUT_PLAIN = 3;

    /** How long to look for the cold tail of a fresh node. */
    private static final int TAIL_SECONDS = 5;

    /** Maximum score from failures alone. */
    private static final double UNTOLD_MAX = 0.65;

    /** Response times as a multiple of the usual, from which a second counts as slow. */
    private static final double SLOW_AGAIN = 2;

    /** Failures too fast to have waited for anything. */
    private static final double FAST_MS = 500;

    private static final double SLOW_MS = 2000;

    private NodeCrashLoop() {}

    static Optional<Finding> in(CaseFacts reading) {
        return reading.timed() && reading.nodes().known() ? told(reading) : untold(reading);
    }

    /** Restarts with failures. */
    static List<Restart> deaths(CaseFacts reading) {
        return reading.nodes().restarts().stream()
                .filter(restart -> cutAround(reading, restart) > 0)
                .toList();
    }

    private static long cutAround(CaseFacts reading, Restart restart) {
        int from = restart.start().silentFrom();
        int to = restart.start().heardAt();
        return Failures.count(
                reading.nodes().inFront(reading.seconds(), second -> second >= from && second <= to), Failures::cut);
    }

    private static Optional<Finding> told(CaseFacts reading) {
        List<Restart> deaths = deaths(reading);
        if (deaths.isEmpty()) {
            return Optional.empty();
        }
        List<String> nodes = deaths.stream()
                .map(death -> death.node().name())
                .distinct()
                .sorted()
                .toList();
        long cut = deaths.stream().mapToLong(death -> cutAround(reading, death)).sum();
        double score = Ramp.all(
                Ramp.up(deaths.size(), 0, DEATHS_PLAIN), Ramp.up((double) cut / deaths.size(), CUT_FROM, CUT_PLAIN));
        if (score <= 0) {
            return Optional.empty();
        }
        Finding finding = Finding.of(
                        Explanation.NODE_CRASH_LOOP,
                        score,
                        Confidence.MEDIUM,
                        Clue.of(NodeCrashLoopClue.DIED, nodes).with(TIMES, deaths.size()))
                .citing(
                        Clue.of(NodeCrashLoopClue.UPTIMES_FELL)
                                .with(TIMES, deaths.size())
                                .with(deaths.stream()
                                        .limit(SecondRange.TOLD_MAX)
                                        .map(death -> Part.of(death.node().name())
                                                .with(
                                                        SECOND,
                                                        Math.round(death.start().atSecond())))
                                        .toList()),
                        Source.EVIDENCE)
                .citing(Clue.of(NodeCrashLoopClue.CUT).with(SUCH, cut), Source.EVIDENCE);
        finding = withRecovery(withTail(finding, reading, deaths), reading, deaths);
        return Optional.of(notLoad(
                finding,
                reading,
                deaths.stream().map(death -> death.start().silentFrom()).toList()));
    }

    private static Finding withTail(Finding finding, CaseFacts reading, List<Restart> deaths) {
        EvidenceTotals cold = EvidenceTotals.NOTHING;
        EvidenceTotals warm = EvidenceTotals.NOTHING;
        for (Restart death : deaths) {
            int back = death.start().heardAt();
            List<EvidenceTotals> seconds = death.node().seconds();
            cold = cold.plus(Seconds.sum(seconds, second -> second >= back && second < back + TAIL_SECONDS));
            warm = warm.plus(
                    Seconds.sum(seconds, second -> second <= death.start().silentFrom()));
        }
        double coldMs = PerResponse.okMs(cold);
        double warmMs = PerResponse.okMs(warm);
        Finding with = finding;
        if (Double.isFinite(coldMs) && Double.isFinite(warmMs)) {
            with = with.citing(
                    Clue.of(NodeCrashLoopClue.COLD)
                            .with(LENGTH_MS, TAIL_SECONDS * 1000)
                            .with(MS, coldMs)
                            .with(MS_OTHERWISE, warmMs),
                    Source.EVIDENCE);
        }
        double coldMisses = PerResponse.missShare(cold);
        double warmMisses = PerResponse.missShare(warm);
        return Double.isFinite(coldMisses) && Double.isFinite(warmMisses)
                ? with.citing(
                        Clue.of(NodeCrashLoopClue.COLD_CACHE)
                                .with(SHARE, coldMisses)
                                .with(SHARE_OTHERWISE, warmMisses),
                        Source.EVIDENCE)
                : with;
    }

    /** From a node's last response until no request, on any node, waits or fails more than usual. */
    private static Finding withRecovery(Finding finding, CaseFacts reading, List<Restart> deaths) {
        double[] seconds = deaths.stream()
                .mapToDouble(death -> wellAgain(reading, death.start().heardAt())
                        - Math.max(0, death.start().silentFrom()))
                .sorted()
                .toArray();
        return finding.citing(
                Clue.of(NodeCrashLoopClue.RECOVERY)
                        .with(MS, 1000 * Median.of(seconds))
                        .with(TIMES, deaths.size())
                        .with(MS_MAX, 1000 * seconds[seconds.length - 1]),
                Source.EVIDENCE);
    }

    private static int wellAgain(CaseFacts reading, int from) {
        int second = from;
        while (second < reading.seconds().length()
                && (Failures.count(reading.seconds().all().get(second)) > 0
                        || reading.slowness().at(second) >= SLOW_AGAIN)) {
            second++;
        }
        return second;
    }

    private static Finding notLoad(Finding finding, CaseFacts reading, List<Integer> seconds) {
        Load load = reading.load();
        List<Part> arrivals = seconds.stream()
                .limit(SecondRange.TOLD_MAX)
                .map(second -> Part.of("").with(PER_SECOND, load.at(second)))
                .toList();
        return finding.citing(
                        whetherLoad(reading, seconds).with(arrivals).with(PER_SECOND_PEAK, load.peak()),
                        Source.EVIDENCE)
                .noting(NodeCrashLoopClue.NOT_A_CHANGE);
    }

    private static Clue whetherLoad(CaseFacts reading, List<Integer> seconds) {
        Load load = reading.load();
        if (load.hasSurge()) {
            boolean follows = seconds.stream().allMatch(load::isSurge);
            return Clue.of(follows ? NodeCrashLoopClue.IN_SURGE_ONLY : NodeCrashLoopClue.NOT_LOAD);
        }
        // A constant load cannot be followed, but other runs may have withstood it.
        int baselines = reading.file().baselines().size();
        return baselines == 0
                ? Clue.of(NodeCrashLoopClue.STEADY_LOAD)
                : Clue.of(NodeCrashLoopClue.STEADY_LOAD_STOOD_BEFORE).with(BASELINES, baselines);
    }

    /** From failures alone: connections that break fast, repeatedly, for part of the visitors. */
    private static Optional<Finding> untold(CaseFacts reading) {
        Seconds seconds = reading.seconds();
        List<SecondRange> bursts = SecondRange.of(
                seconds.length(), 1, second -> Failures.count(seconds.all().get(second), Failures::cut) > 0);
        long cut = Failures.count(reading.all(), Failures::cut);
        if (bursts.size() < 2 || cut == 0) {
            return Optional.empty();
        }
        double meanMs = Failures.of(reading.all(), Failures::cut)
                .map(tally -> tally.meanMs())
                .orElse(0.0);
        EvidenceTotals inBursts = seconds.sum(second -> SecondRange.anyContains(bursts, second));
        double hit = (double) cut / Math.max(1, inBursts.responses());
        double spared = (double) bursts.stream().mapToInt(SecondRange::length).sum() / seconds.length();
        double score = UNTOLD_MAX
                * Ramp.all(
                        Ramp.up(bursts.size(), 1, 2),
                        Ramp.up((double) cut / bursts.size(), CUT_FROM, CUT_PLAIN),
                        Ramp.up((double) cut / Math.max(1, Failures.count(reading.all())), 0.3, 0.7),
                        Ramp.down(meanMs, FAST_MS, SLOW_MS),
                        Ramp.down(hit, 0.6, 0.9),
                        Ramp.down(spared, 0.5, 0.8));
        if (score <= 0) {
            return Optional.empty();
        }
        Finding finding = Finding.of(
                        Explanation.NODE_CRASH_LOOP,
                        score,
                        Confidence.LOW,
                        Clue.of(NodeCrashLoopClue.CONNECTIONS_BROKE).with(TIMES, bursts.size()))
                .citing(
                        Clue.of(NodeCrashLoopClue.BURSTS)
                                .with(SUCH, cut)
                                .with(TIMES, bursts.size())
                                .with(SecondRange.told(bursts))
                                .with(MS, meanMs)
                                .with(SHARE, hit),
                        Source.EVIDENCE)
                .noting(NodeCrashLoopClue.NOT_KNOWN_STARTS);
        return Optional.of(notLoad(
                finding, reading, bursts.stream().map(SecondRange::first).toList()));
    }
}
