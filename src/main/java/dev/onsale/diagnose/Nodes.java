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
 * The nodes of the shop, as far as they reported themselves: servers that query the database, or respond from a cache
 * that another one fills from the database. A balancer does neither, nor does a waiting room that keeps its queue in a
 * store. If no server reports a database, all that report a cache count; if none reports that either, all that ever
 * responded successfully and report their uptime.
 *
 * @param nodes in the order of their first reports
 */
record Nodes(List<Node> nodes) {

    /** The load starts somewhere within its first second, and responses fall somewhere within theirs. */
    private static final double START_ROUGHNESS_SECONDS = 1.5;

    /** A start is known to about a second; one later by more than this is a separate start. */
    private static final double RESTART_SECONDS = 2.5;

    /**
     * @param seconds index: the second of the run
     * @param first the first second in which it responded; {@code last} likewise
     * @param starts that it reported within the run, in seconds since the load's start
     */
    record Node(String name, List<EvidenceTotals> seconds, int first, int last, List<Start> starts) {

        /** Uptime in a second; -1 if it reported none. */
        long uptimeMs(int second) {
            return seconds.get(second).uptimeHighestMs();
        }
    }

    /**
     * @param atSecond when the node started, since the load's start
     * @param heardAt the second of its first response after it; {@code silentFrom} that of its last response before it,
     *     -1 if there was none
     */
    record Start(double atSecond, int heardAt, int silentFrom) {}

    /** @param slices the slices that the seconds are made of */
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

    /** Starts within the run of nodes that had responded before: they stopped and came back. */
    List<Restart> restarts() {
        return nodes.stream()
                .flatMap(node -> node.starts().stream()
                        .filter(start -> start.silentFrom() >= 0)
                        .map(start -> new Restart(node, start)))
                .sorted(Comparator.comparingDouble(restart -> restart.start().atSecond()))
                .toList();
    }

    record Restart(Node node, Start start) {}

    /** Responses to their requests in those seconds from a server in front of them, or from an unnamed one. */
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
