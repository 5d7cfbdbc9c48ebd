package dev.onsale.plan.reading;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.CellName;
import dev.onsale.plan.NearestName;
import dev.onsale.plan.Numbers;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.QuotedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the list of the only cells to gate, named as reports print them. Steps are known only when the plan runs;
 * metrics and kinds of visitors are known now.
 */
final class GatedCellsReader {

    private static final String PATH = "gate.only";

    /** Cells that reports show but no gate can judge, because neither more nor less of them is worse by itself. */
    private static final Set<Outcome> SHOWN_ONLY =
            EnumSet.of(Outcome.SOLD_OUT, Outcome.SEAT_LOST, Outcome.DECLINED, Outcome.REFUSED, Outcome.ABANDONED);

    private final List<Double> percentiles;
    private final Collection<String> kinds;

    private GatedCellsReader(List<Double> percentiles, Collection<String> kinds) {
        this.percentiles = percentiles;
        this.kinds = kinds;
    }

    /**
     * @param percentiles that are compared
     * @param kinds of visitors of the plan
     * @return empty if the plan does not say: every cell is gated
     */
    static List<String> read(Section gate, List<Double> percentiles, Collection<String> kinds) {
        if (!gate.has("only")) {
            return List.of();
        }
        GatedCellsReader reader = new GatedCellsReader(percentiles, kinds);
        List<String> names = new ArrayList<>();
        for (LocatedNode item : gate.list("only")) {
            String name = reader.name(item);
            if (names.contains(name)) {
                throw new BadInputException(
                        item.where() + ": " + PATH + " names " + QuotedText.of(name) + " twice", "keep one of the two");
            }
            names.add(name);
        }
        if (names.isEmpty()) {
            throw gate.bad(
                    "only",
                    PATH + " is an empty list",
                    "name at least one cell, such as only: [ browse p95 ]; omit the key to gate every cell");
        }
        return names;
    }

    private String name(LocatedNode item) {
        String text = item instanceof LocatedNode.Scalar scalar && scalar.text() != null
                ? scalar.text().strip()
                : "";
        CellName cell = CellName.parse(text)
                .orElseThrow(() -> bad(
                        item,
                        " is " + item.shown() + ", expected a step or kind of visitor and a metric, such as browse p95",
                        nearest(text)));
        Optional<Outcome> outcome = cell.outcome();
        if (cell.metric().equals(CellName.REQUESTS)
                || outcome.filter(SHOWN_ONLY::contains).isPresent()) {
            throw bad(
                    item,
                    " is " + item.shown() + ", which is only shown: neither more nor fewer is worse by itself",
                    "name one of: " + String.join(", ", gated()));
        }
        if (cell.isPercentile()
                && percentiles.stream()
                        .noneMatch(percentile -> percentile(percentile).equals(cell.metric()))) {
            throw bad(
                    item,
                    " is " + item.shown() + ", allowed: "
                            + String.join(
                                    ", ",
                                    percentiles.stream()
                                            .map(GatedCellsReader::percentile)
                                            .toList())
                            + ", the percentiles in gate.percentiles",
                    "add " + cell.metric().substring(1) + " to gate.percentiles, or name another");
        }
        if (outcome.isPresent() && !kinds.contains(cell.subject())) {
            throw bad(
                    item,
                    " is " + item.shown() + ", but '" + cell.subject() + "' is not a kind of visitor in this plan",
                    NearestName.hint(cell.subject(), kinds));
        }
        if (cell.metric().equals(CellName.TIME_TO_SELL_OUT) && !cell.subject().equals(CellName.SALE)) {
            throw bad(
                    item,
                    " is " + item.shown() + ", but only the sale sells out",
                    "write '" + CellName.SALE + " " + CellName.TIME_TO_SELL_OUT + "'");
        }
        return cell.toString();
    }

    private static BadInputException bad(LocatedNode item, String what, String hint) {
        return new BadInputException(item.where() + ": " + PATH + what, hint);
    }

    /** Looks for the intended metric in every ending of the text. */
    private String nearest(String text) {
        List<String> gated = gated();
        String list = "metrics: " + String.join(", ", gated);
        if (gated.contains(text)) {
            return "add the step or kind, such as 'browse " + text + "'; " + list;
        }
        for (int blank = text.indexOf(' '); blank > 0; blank = text.indexOf(' ', blank + 1)) {
            Optional<String> near = NearestName.to(text.substring(blank + 1), gated);
            if (near.isPresent()) {
                String subject =
                        near.get().equals(CellName.TIME_TO_SELL_OUT) ? CellName.SALE : text.substring(0, blank);
                return "did you mean '" + subject + " " + near.get() + "'? " + list;
            }
        }
        return list;
    }

    private List<String> gated() {
        List<String> labels = new ArrayList<>();
        percentiles.forEach(percentile -> labels.add(percentile(percentile)));
        CellName.METRICS.stream()
                .filter(metric -> !metric.equals(CellName.REQUESTS))
                .forEach(labels::add);
        Arrays.stream(Outcome.values())
                .filter(outcome -> !SHOWN_ONLY.contains(outcome))
                .map(Outcome::label)
                .forEach(labels::add);
        return labels;
    }

    private static String percentile(double percentile) {
        return "p" + Numbers.plain(percentile, 12);
    }
}
