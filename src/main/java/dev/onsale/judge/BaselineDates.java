package dev.onsale.judge;

import dev.onsale.judge.CellStates.Judged;
import dev.onsale.record.Cell;
import dev.onsale.record.CellReason;
import dev.onsale.record.CellReason.Figure;
import dev.onsale.record.Remedy;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict.ConfirmationMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * On how many dates (UTC) baseline runs were recorded. Runs of one evening share what varies from night to night, so
 * they resemble each other more than they resemble any other night. Fresh pairs are made in one night and need no such
 * knowledge. Without a baseline build, the date is the unit of replication: until there are runs of three dates, a
 * finding counts only if it is too large for chance ({@link Large}).
 */
public final class BaselineDates {

    /** Fewer dates do not show how nights differ. */
    public static final int NEEDED = 3;

    private BaselineDates() {}

    public static int of(Collection<Run> runs) {
        return (int) runs.stream().map(BaselineDates::dateOf).distinct().count();
    }

    /** How many more there must be before findings of a moderate size may be red without a baseline build; 0 if none. */
    public static int missing(Collection<Run> runs) {
        return Math.max(0, NEEDED - of(runs));
    }

    /** In universal time. */
    public static LocalDate dateOf(Run run) {
        return LocalDate.ofInstant(
                Instant.ofEpochMilli(run.summary().measured().times().createdAtMs()), ZoneOffset.UTC);
    }

    /**
     * The same cells; while there are too few dates, those that only fresh candidate runs call regressed are held
     * back.
     */
    static List<Judged> held(List<Judged> judged, Collection<Run> baselines, ConfirmationMode mode) {
        int missing = missing(baselines);
        if (mode != ConfirmationMode.CANDIDATES || missing == 0) {
            return judged;
        }
        List<String> names = judged.stream()
                .filter(BaselineDates::isModerate)
                .map(each -> each.cell().name())
                .toList();
        Remedy settle =
                new Remedy(Remedy.Kind.BASELINES_OF_MORE_DATES, names, Map.of(Remedy.Figure.DATES, (double) missing));
        List<Judged> held = new ArrayList<>();
        for (Judged each : judged) {
            boolean first = isModerate(each) && each.cell().name().equals(names.get(0));
            held.add(
                    isModerate(each)
                            ? new Judged(heldBack(each.cell(), baselines.size(), of(baselines)), first ? settle : null)
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
                Decision.joined(
                        cell.why() == null ? List.of() : cell.why(),
                        CellReason.of(CellReason.Kind.TOO_FEW_DATES, Figure.BASELINES, runs)
                                .with(Figure.DATES, dates)));
    }
}
