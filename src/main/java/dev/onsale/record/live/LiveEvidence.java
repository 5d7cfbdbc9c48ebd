package dev.onsale.record.live;

import dev.onsale.record.evidence.Admission;
import dev.onsale.record.evidence.EvidenceCell;
import dev.onsale.record.evidence.EvidenceLane;
import dev.onsale.record.evidence.EvidenceSlice;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.evidence.NodeEvidence;
import dev.onsale.record.evidence.ServerTiming;
import dev.onsale.record.evidence.StepEvidence;
import dev.onsale.record.files.JsonLines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What the responses of a run in progress report: event loops add, each in its own lane, and one thread writes. */
final class LiveEvidence {
    /**
     * More nodes than any practice sale has: with more, names contain something that varies, such as a container's id.
     */
    static final int NODES_MAX = 50;

    /** Counts the responses of all later nodes. */
    static final String OTHER_NODES = "(other nodes)";

    /** 11 days. */
    private static final int SECOND_MAX = 1_000_000;

    private final List<EvidenceLane> lanes = new CopyOnWriteArrayList<>();
    private final ThreadLocal<EvidenceLane> lane = ThreadLocal.withInitial(this::newLane);
    private final Set<String> nodes = ConcurrentHashMap.newKeySet();
    private final Map<String, EvidenceCell> wholeRun = new HashMap<>();
    private final Map<String, EvidenceCell> wholeRunByNode = new TreeMap<>();
    private volatile int oldestOpen;

    /**
     * Adds a response that ended now.
     *
     * @param endedMs since the load's start
     */
    void add(
            long endedMs,
            String step,
            long tookMs,
            boolean ok,
            @Nullable String errorKind,
            Admission admission,
            @Nullable ServerTiming timing) {
        int second = (int) Math.max(0, Math.min(endedMs / IntervalGrid.SECOND_MS, SECOND_MAX));
        lane.get().add(second, step, tookMs, ok, errorKind, admission, timing);
    }

    /** Writes the slices of all seconds before this one, in order of second, step and node. */
    void writeBefore(int second, JsonLines lines) {
        oldestOpen = Math.max(oldestOpen, second);
        Map<Integer, Map<String, Map<String, EvidenceCell>>> over = new TreeMap<>();
        for (EvidenceLane each : lanes) {
            for (EvidenceLane.Second taken : each.takeBefore(oldestOpen)) {
                taken.cells()
                        .forEach((step, byNode) -> byNode.forEach((node, cell) -> {
                            over.computeIfAbsent(taken.number(), number -> new TreeMap<>())
                                    .computeIfAbsent(step, name -> new TreeMap<>())
                                    .computeIfAbsent(node, name -> new EvidenceCell())
                                    .add(cell);
                            wholeRun.computeIfAbsent(step, name -> new EvidenceCell())
                                    .add(cell);
                            wholeRunByNode
                                    .computeIfAbsent(node, name -> new EvidenceCell())
                                    .add(cell);
                        }));
            }
        }
        over.forEach((number, bySteps) -> bySteps.forEach((step, byNode) ->
                byNode.forEach((node, cell) -> lines.append(new EvidenceSlice(number, step, node, cell.told())))));
    }

    /** What was written for the steps of a run, in their order. */
    List<StepEvidence> ofRun(KeptSteps kept) {
        Map<String, EvidenceCell> byStep = new HashMap<>();
        wholeRun.forEach((step, cell) -> byStep.computeIfAbsent(kept.nameOf(step), name -> new EvidenceCell())
                .add(cell));
        return kept.names().stream()
                .map(step -> {
                    EvidenceCell cell = byStep.get(step);
                    return new StepEvidence(step, cell == null ? EvidenceTotals.NOTHING : cell.told());
                })
                .toList();
    }

    /** What was written for each node, in the order of their names; first the responses that named none. */
    List<NodeEvidence> ofNodes() {
        return wholeRunByNode.entrySet().stream()
                .map(node -> new NodeEvidence(node.getKey(), node.getValue().told()))
                .toList();
    }

    private EvidenceLane newLane() {
        EvidenceLane fresh = new EvidenceLane(() -> oldestOpen, this::kept);
        lanes.add(fresh);
        return fresh;
    }

    private String kept(String node) {
        if (node.isEmpty() || nodes.contains(node)) {
            return node;
        }
        synchronized (nodes) {
            if (nodes.contains(node) || nodes.size() < NODES_MAX) {
                nodes.add(node);
                return node;
            }
        }
        return OTHER_NODES;
    }
}
