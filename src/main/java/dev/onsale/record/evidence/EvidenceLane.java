package dev.onsale.record.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the responses of one thread told, by second, step and node. That thread alone adds, so that its lock is free but
 * for the moment once a second in which what is over is taken away.
 */
public final class EvidenceLane {
    /** Cells of one second, by step and then node. */
    public record Second(int number, Map<String, Map<String, EvidenceCell>> cells) {}

    private final IntSupplier oldestOpen;
    private final UnaryOperator<String> nodeKept;
    private final List<Second> open = new ArrayList<>();

    /**
     * @param oldestOpen the earliest second not taken away; what comes later than its second belongs to that one
     * @param nodeKept the name under which a node is counted
     */
    public EvidenceLane(IntSupplier oldestOpen, UnaryOperator<String> nodeKept) {
        this.oldestOpen = oldestOpen;
        this.nodeKept = nodeKept;
    }

    public synchronized void add(
            int endedInSecond,
            String step,
            long tookMs,
            boolean ok,
            @Nullable String errorKind,
            Admission admission,
            @Nullable ServerTiming timing) {
        String node = timing == null ? EvidenceSlice.UNKNOWN_NODE : timing.node;
        EvidenceCell cell = cell(Math.max(endedInSecond, oldestOpen.getAsInt()), step, node);
        cell.add(tookMs, ok, errorKind, admission);
        if (timing != null) {
            cell.add(timing);
        }
    }

    /** Takes away all seconds before this one. */
    public synchronized List<Second> takeBefore(int second) {
        List<Second> taken = new ArrayList<>();
        for (Iterator<Second> each = open.iterator(); each.hasNext(); ) {
            Second over = each.next();
            if (over.number() < second) {
                taken.add(over);
                each.remove();
            }
        }
        return taken;
    }

    private EvidenceCell cell(int second, String step, String node) {
        Map<String, EvidenceCell> byNode = at(second).cells().computeIfAbsent(step, name -> new HashMap<>());
        EvidenceCell known = byNode.get(node);
        return known == null ? byNode.computeIfAbsent(nodeKept.apply(node), name -> new EvidenceCell()) : known;
    }

    private Second at(int number) {
        for (int place = open.size() - 1; place >= 0; place--) {
            if (open.get(place).number() == number) {
                return open.get(place);
            }
        }
        Second fresh = new Second(number, new HashMap<>());
        open.add(fresh);
        return fresh;
    }
}
