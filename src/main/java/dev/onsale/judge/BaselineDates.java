package dev.onsale.judge;

import dev.onsale.judge.CellStates.Judged;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict.ConfirmationMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * On how many dates (UTC) baseline runs were recorded. Runs of one evening share what differs from night to night, so
 * that they look more alike than any other night is to them. Fresh pairs are made in one night too and need no such
 * knowledge; without a baseline build it is all there is. There the date is the unit of replication: until it has been
 * seen on three of them, a finding holds only where it is too large for chance ({@link Large}).
 */
public final class BaselineDates {

    /** Fewer dates than these say nothing of what differs between them. */
    public static final int NEEDED = 3;

    private BaselineDates() {}

    public static int of(Collection<Run> runs) {
        return (int) runs.stream().map(BaselineDates::dateOf).distinct().count();
    }

    /** {@code 2024-07-11}. */
    public static String dateOf(Run run) {
        return Figures.day(run.summary().times().createdAtMs());
    }

    /** The same cells; those held back that fresh candidate runs alone call regressed, while there are too few dates. */
    static List<Judged> held(List<Judged> judged, Collection<Run> baselines, ConfirmationMode mode) {
        int dates = of(baselines);
        if (mode != ConfirmationMode.CANDIDATES || dates >= NEEDED) {
            return judged;
        }
        List<String> names = judged.stream()
                .filter(BaselineDates::isModerate)
                .map(each -> each.cell().name())
                .toList();
        String settle = names.isEmpty() ? "" : settling(names, NEEDED - dates);
        List<Judged> held = new ArrayList<>();
        for (Judged each : judged) {
            boolean first = isModerate(each) && each.cell().name().equals(names.get(0));
            held.add(
                    isModerate(each)
                            ? new Judged(heldBack(each.cell(), baselines.size(), dates), first ? settle : "")
                            : each);
        }
        return held;
    }

    private static boolean isModerate(Judged judged) {
        return judged.cell().state() == Cell.State.REGRESSED && judged.cell().fact() == null;
    }

    private static Cell heldBack(Cell cell, int runs, int dates) {
        return cell.as(
                Cell.State.INCONCLUSIVE,
                cell.reason() + ", and the " + runs + " baseline runs are of " + dates
                        + (dates == 1 ? " date" : " dates") + ": what differs from night to night is not known");
    }

    private static String settling(List<String> names, int missing) {
        return names.get(0) + (names.size() > 1 ? " and " + (names.size() - 1) + " more" : "")
                + ": baseline runs of " + missing + " more " + (missing == 1 ? "date" : "dates")
                + " (onsale gate PLAN --learn on each), or fresh pairs (--baseline-target URL)";
    }
}
