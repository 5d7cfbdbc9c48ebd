package dev.onsale.diagnose;

import dev.onsale.diagnose.Nodes.Restart;
import dev.onsale.figures.Figures;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Nodes that die and come back: uptimes that fall back to nothing, each time with connections that break. Restarts that
 * nobody notices are planned ones. Whether it follows the load is said; that something was changed lately is never taken
 * for the reason.
 */
final class NodeCrashLoop {

    /** One death is an accident, two are a loop. */
    private static final double DEATHS_PLAIN = 2;

    /** Broken connections around each death, on average. */
    private static final double CUT_FROM = 0.5;

    private static final double CUT_PLAIN = 3;

    /** The cold tail of a fresh node is looked for this long. */
    private static final int TAIL_SECONDS = 5;

    /** The most that failures alone can say. */
    private static final double UNTOLD_MAX = 0.65;

    /** Responses in times of the usual: from here on a second is not as usual. */
    private static final double SLOW_AGAIN = 2;

    /** Failures that come faster than anything could have been waited for. */
    private static final double FAST_MS = 500;

    private static final double SLOW_MS = 2000;

    private NodeCrashLoop() {}

    static Optional<Finding> in(CaseFacts reading) {
        return reading.timed() && reading.nodes().known() ? told(reading) : untold(reading);
    }

    /** Restarts of which somebody noticed. */
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
        Map<String, Long> byNode = deaths.stream()
                .collect(Collectors.groupingBy(
                        death -> death.node().name(), java.util.TreeMap::new, Collectors.counting()));
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
                        (byNode.size() == 1
                                        ? "The node "
                                                + byNode.keySet().iterator().next()
                                        : "Changing nodes") + " died and came back " + Figures.times(deaths.size())
                                + ".")
                .citing(
                        "uptimes went back " + Figures.times(deaths.size()) + ": "
                                + deaths.stream()
                                        .limit(6)
                                        .map(death -> death.node().name() + " began anew at "
                                                + Figures.second((int)
                                                        Math.round(death.start().atSecond())))
                                        .collect(Collectors.joining(", ")),
                        Source.EVIDENCE)
                .citing(
                        Figures.count(cut) + " broken connections or refusals in front of a node in those seconds",
                        Source.EVIDENCE);
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
                    "in their first " + TAIL_SECONDS + " s they answered in " + Figures.time(coldMs)
                            + " on average, before they died in " + Figures.time(warmMs),
                    Source.EVIDENCE);
        }
        double coldMisses = PerResponse.missShare(cold);
        return Double.isFinite(coldMisses) && Double.isFinite(PerResponse.missShare(warm))
                ? with.citing(
                        Figures.share(coldMisses) + " of their answers missed the cache then, "
                                + Figures.share(PerResponse.missShare(warm)) + " before",
                        Source.EVIDENCE)
                : with;
    }

    /** From a node's last answer until nobody, of any node, waits or fails more than usual. */
    private static Finding withRecovery(Finding finding, CaseFacts reading, List<Restart> deaths) {
        double[] seconds = deaths.stream()
                .mapToDouble(death -> wellAgain(reading, death.start().heardAt())
                        - Math.max(0, death.start().silentFrom()))
                .sorted()
                .toArray();
        return finding.citing(
                "from a node's last answer until all was as usual again it took "
                        + Figures.instant(1000 * MedianOfOthers.median(seconds)) + " in the middle of " + deaths.size()
                        + ", " + Figures.instant(1000 * seconds[seconds.length - 1]) + " at the longest",
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
        String arrivals = seconds.stream()
                .limit(6)
                .map(second -> Figures.rough(load.at(second)) + "/s")
                .collect(Collectors.joining(", "));
        long inSurge = seconds.stream().filter(load::isSurge).count();
        boolean follows = load.hasSurge() && inSurge == seconds.size();
        String says = follows
                ? "it happened in the surge only, so load is not ruled out"
                : load.hasSurge()
                        ? "not load"
                        : underSteadyLoad(reading.file().baselines().size());
        return finding.citing(
                        says + ": arrivals were " + arrivals + " when it happened, " + Figures.rough(load.peak())
                                + "/s at their peak",
                        Source.EVIDENCE)
                .noting("A recent change is not assumed to be the reason: look at what the requests had in common just"
                        + " before each death.");
    }

    /** What never changes cannot be followed; that other runs stood it can be said. */
    private static String underSteadyLoad(int baselines) {
        return baselines == 0
                ? "whether load plays a part is not known, for it was steady"
                : "not this load alone, under which " + Figures.count(baselines) + " baseline "
                        + (baselines == 1 ? "run" : "runs") + " passed";
    }

    /** From failures alone: connections that break fast, again and again, for a part of the visitors. */
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
                        "Connections broke " + Figures.times(bursts.size())
                                + " for a part of the visitors, as when one of" + " several nodes dies and comes back.")
                .citing(
                        Figures.count(cut) + " broken connections or refusals in front of a node, at "
                                + SecondRange.named(bursts) + ", after " + Figures.time(meanMs) + " on average, "
                                + Figures.share(hit) + " of the responses of those seconds",
                        Source.EVIDENCE)
                .noting("Not known: whether nodes were started anew. " + MissingEvidence.SEND_NODES);
        return Optional.of(notLoad(
                finding, reading, bursts.stream().map(SecondRange::first).toList()));
    }
}
