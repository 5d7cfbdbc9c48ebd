package dev.onsale.judge;

import dev.onsale.judge.Metric.Worse;
import dev.onsale.plan.Median;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.Fact;
import dev.onsale.record.Cell.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a finding means for the sale, and where to look first. */
public final class Rank {

    private static final Comparator<Cell> MOST_CHANGED =
            Comparator.comparingDouble(Rank::surelyChanged).reversed();

    private enum Meaning {
        NOBODY_CAN,
        FEWER_CAN,
        ALL_WAIT,
        /** The same for all percentiles of a step combined; a single percentile that grew says more. */
        ALL_WAIT_TOGETHER
    }

    private Rank() {}

    /**
     * First nobody can buy, then fewer can, then everybody waits longer; within each, the step to look at first, since
     * the others may only follow from it, and then the most significant change.
     */
    static Comparator<Cell> byMeaning(List<Cell> cells) {
        Optional<String> first = first(cells).map(Look::step);
        Comparator<Cell> followers = Comparator.comparing(cell -> !first.equals(Optional.of(cell.step())));
        return Comparator.comparing(Rank::meaning).thenComparing(followers).thenComparing(MOST_CHANGED);
    }

    private static Meaning meaning(Cell cell) {
        if (cell.fact() == Fact.VANISHED || cell.fact() == Fact.GONE) {
            return Meaning.NOBODY_CAN;
        }
        return isShare(cell)
                ? Meaning.FEWER_CAN
                : cell.metric().equals(StepTimes.METRIC.label()) ? Meaning.ALL_WAIT_TOGETHER : Meaning.ALL_WAIT;
    }

    private static boolean isShare(Cell cell) {
        return cell.unit().equals("share");
    }

    /** The end of the interval that favours the candidate; a cell without one comes last. */
    private static double surelyChanged(Cell cell) {
        boolean down = Metric.named(cell.metric()).map(Metric::worse).orElse(Worse.UP) == Worse.DOWN;
        Double low = cell.changeLow();
        Double high = cell.changeHigh();
        return low == null || high == null ? Double.NEGATIVE_INFINITY : down ? -high : low;
    }

    /** Why to look at a step first. */
    public enum Because {
        /** Its requests fail. */
        FAILS,
        /** Nobody reached it. */
        VANISHED,
        /** It takes longer, by more than the other steps do. */
        SLOWER
    }

    /** Where to look first. */
    public record Look(String step, Because why) {}

    /**
     * The step that changed most beyond the other steps, gated or not: first one whose requests fail, because later
     * ones may have vanished for that reason; then one that nobody reached; then the one whose times grew most relative
     * to the median of the other steps, so that a shared cause, such as a slow machine, points to no step.
     *
     * @return empty if no step became worse
     */
    public static Optional<Look> first(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> cell.state() == State.REGRESSED && isFailing(cell))
                .max(Comparator.comparingDouble(Rank::surelyChanged))
                .map(cell -> new Look(cell.step(), Because.FAILS))
                .or(() -> cells.stream()
                        .filter(cell -> cell.state() == State.REGRESSED && cell.fact() == Fact.VANISHED)
                        .findFirst()
                        .map(cell -> new Look(cell.step(), Because.VANISHED)))
                .or(() -> slowest(cells));
    }

    private static boolean isFailing(Cell cell) {
        return Metric.named(cell.metric())
                .filter(metric -> metric instanceof Metric.Errors || metric instanceof Metric.WorstErrors)
                .isPresent();
    }

    private static Optional<Look> slowest(List<Cell> cells) {
        Map<String, Double> surely = new LinkedHashMap<>();
        Map<String, Double> likely = new LinkedHashMap<>();
        for (Cell cell : cells) {
            Double low = cell.changeLow();
            Double change = cell.change();
            boolean time = Metric.named(cell.metric()).filter(Metric::isLatency).isPresent();
            boolean ofOne = !cell.step().equals(CommonMode.SUBJECT);
            if (time && ofOne && low != null && change != null) {
                surely.merge(cell.step(), Math.log1p(low), Math::max);
                likely.merge(cell.step(), Math.log1p(change), Math::max);
            }
        }
        boolean worse = cells.stream()
                .anyMatch(
                        cell -> cell.state() == State.REGRESSED && !cell.step().equals(CommonMode.SUBJECT));
        return surely.keySet().stream()
                .filter(step -> worse && surely.getOrDefault(step, 0.0) > 0)
                .max(Comparator.comparingDouble(step -> surely.getOrDefault(step, 0.0) - ofOthers(step, likely)))
                .map(step -> new Look(step, Because.SLOWER));
    }

    /** The median growth of the other steps, none where there are none. */
    private static double ofOthers(String step, Map<String, Double> growths) {
        List<Double> others = new ArrayList<>();
        growths.forEach((other, growth) -> {
            if (!other.equals(step)) {
                others.add(growth);
            }
        });
        return others.isEmpty() ? 0 : Median.of(others);
    }
}
