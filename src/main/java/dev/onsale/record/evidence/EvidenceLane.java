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
 * What the responses of one thread reported, by second, step and node. Only that thread adds, so its lock is
 * uncontended except once a second, when completed seconds are taken.
 */
public final class EvidenceLane {
    /** Cells of one second, by step and then node. */
    public record Second(int number, Map<String, Map<String, EvidenceCell>> cells) {}

    private final IntSupplier oldestOpen;
    private final UnaryOperator<String> nodeKept;
    private final List<Second> open = new ArrayList<>();

    /**
     * @param oldestOpen the earliest second not yet taken; responses of earlier seconds are counted in it
     * @param nodeKept maps a node to the name under which it is counted
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

    /** Removes and returns all seconds before this one. */
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
