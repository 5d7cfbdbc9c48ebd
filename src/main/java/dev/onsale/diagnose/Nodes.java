package dev.onsale.diagnose;

import dev.onsale.record.evidence.EvidenceSlice;
import dev.onsale.record.evidence.EvidenceTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The nodes of the shop, as far as they told of themselves: who asks the database, or answers from a cache what
 * another one asks the database for. A balancer does neither, nor does a waiting room that keeps its queue in a store.
 * Where nobody tells of a database, all are that tell of a cache; where nobody tells of that either, all that ever
 * answered well and tell how long they have been up.
 *
 * @param nodes in the order in which they were first heard of
 */
record Nodes(List<Node> nodes) {

    /** The load begins somewhere within its first second, and so do answers within theirs. */
    private static final double START_ROUGHNESS_SECONDS = 1.5;

    /** A start is known to about a second; a later one by more than this is another one. */
    private static final double RESTART_SECONDS = 2.5;

    /**
     * @param seconds index: the second of the run
     * @param first the first second in which it answered; {@code last} likewise
     * @param starts of which it told within the run, in seconds since the load's start
     */
    record Node(String name, List<EvidenceTotals> seconds, int first, int last, List<Start> starts) {

        /** Uptime in a second; -1 if it told none. */
        long uptimeMs(int second) {
            return seconds.get(second).uptimeHighestMs();
        }
    }

    /**
     * @param atSecond when the node began, since the load's start
     * @param heardAt the second of its first answer after it; {@code silentFrom} the one of its last answer before it, -1
     *     if it was not heard of before
     */
    record Start(double atSecond, int heardAt, int silentFrom) {}

    /** @param slices those of which the seconds are made */
    static Nodes of(Seconds seconds, List<EvidenceSlice> slices) {
        Set<String> names = names(slices.stream()
                .filter(slice -> !slice.node().equals(EvidenceSlice.UNKNOWN_NODE))
                .toList());
        List<Node> nodes = new ArrayList<>();
        names.forEach(name -> nodes.add(node(name, seconds.byNode().getOrDefault(name, List.of()))));
        nodes.sort(Comparator.comparingInt(Node::first).thenComparing(Node::name));
        return new Nodes(List.copyOf(nodes));
    }

    private static Set<String> names(List<EvidenceSlice> named) {
        Set<String> fromDatabase = steps(named, told -> told.queries() > 0);
        if (!fromDatabase.isEmpty()) {
            return nodes(
                    named,
                    slice -> slice.told().queries() > 0
                            || (asksACache(slice.told()) && fromDatabase.contains(slice.step())));
        }
        Set<String> withCache = nodes(named, slice -> asksACache(slice.told()));
        return withCache.isEmpty()
                ? nodes(named, slice -> slice.told().ok() > 0 && slice.told().uptimeHighestMs() >= 0)
                : withCache;
    }

    private static boolean asksACache(EvidenceTotals told) {
        return told.cacheHits() + told.cacheMisses() > 0;
    }

    private static Set<String> steps(List<EvidenceSlice> slices, Predicate<EvidenceTotals> which) {
        return slices.stream()
                .filter(slice -> which.test(slice.told()))
                .map(EvidenceSlice::step)
                .collect(Collectors.toSet());
    }

    private static Set<String> nodes(List<EvidenceSlice> slices, Predicate<EvidenceSlice> which) {
        return slices.stream().filter(which).map(EvidenceSlice::node).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Node node(String name, List<EvidenceTotals> seconds) {
        List<Start> starts = new ArrayList<>();
        int first = -1;
        int last = -1;
        double known = Double.NaN;
        for (int second = 0; second < seconds.size(); second++) {
            EvidenceTotals told = seconds.get(second);
            if (told.responses() == 0) {
                continue;
            }
            first = first < 0 ? second : first;
            if (told.uptimeLowestMs() >= 0) {
                double began = second + 1 - told.uptimeLowestMs() / 1000.0;
                boolean another =
                        Double.isNaN(known) ? began > START_ROUGHNESS_SECONDS : began > known + RESTART_SECONDS;
                if (another) {
                    starts.add(new Start(began, second, last));
                }
                known = Double.isNaN(known) || another ? began : known;
            }
            last = second;
        }
        return new Node(name, seconds, first, last, List.copyOf(starts));
    }

    /** Starts within the run of nodes that had answered before: they went and came back. */
    List<Restart> restarts() {
        return nodes.stream()
                .flatMap(node -> node.starts().stream()
                        .filter(start -> start.silentFrom() >= 0)
                        .map(start -> new Restart(node, start)))
                .sorted(Comparator.comparingDouble(restart -> restart.start().atSecond()))
                .toList();
    }

    record Restart(Node node, Start start) {}

    /** What was answered for them in those seconds, by whoever stands in front, or by nobody who could be named. */
    EvidenceTotals inFront(Seconds all, IntPredicate which) {
        EvidenceTotals told = EvidenceTotals.NOTHING;
        for (Map.Entry<String, List<EvidenceTotals>> other : all.byNode().entrySet()) {
            if (nodes.stream().noneMatch(node -> node.name().equals(other.getKey()))) {
                told = told.plus(Seconds.sum(other.getValue(), which));
            }
        }
        return told;
    }

    boolean known() {
        return !nodes.isEmpty();
    }
}
