package dev.onsale.report;

import static dev.onsale.report.document.Table.Column.name;
import static dev.onsale.report.document.Table.Column.number;

import dev.onsale.figures.Figures;
import dev.onsale.plan.OwnArrivals;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Sweep;
import dev.onsale.report.PlanOnPaper.Concern;
import dev.onsale.report.PlanOnPaper.Severity;
import dev.onsale.report.document.Block;
import dev.onsale.report.document.Block.Bars;
import dev.onsale.report.document.Block.Bars.Bar;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Block.Title;
import dev.onsale.report.document.Document;
import dev.onsale.report.document.Style;
import dev.onsale.report.document.Table;
import dev.onsale.report.document.Table.Row;
import dev.onsale.report.document.Text;
import dev.onsale.report.document.TextPrinter;
import dev.onsale.report.document.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a plan will do, for the terminal: whether it can come true, then phases, rates and totals. */
public final class PlanText {
    private static final int ROWS_MAX = 40;

    private PlanText() {}

    /** @return lines of at most the style's width, each ended by a line feed; the same in every locale */
    public static String render(PlanOnPaper paper, Style style) {
        return render(paper, List.of(), style);
    }

    /** @param gate what is known of what the gate will see, a paragraph each */
    public static String render(PlanOnPaper paper, List<String> gate, Style style) {
        return TextPrinter.print(
                Document.of(
                        title(paper),
                        new Section("totals", "", false, totals(paper, gate)),
                        Section.of("phases", "", phases(paper)),
                        chart(paper)),
                style);
    }

    private static Title title(PlanOnPaper paper) {
        List<Severity> severities =
                paper.concerns().stream().map(Concern::severity).toList();
        String word = severities.contains(Severity.CANNOT)
                ? "CANNOT COME TRUE"
                : severities.contains(Severity.UNLIKELY) ? "UNLIKELY TO COME TRUE" : "CAN COME TRUE";
        Tone tone = severities.contains(Severity.CANNOT)
                ? Tone.BAD
                : severities.contains(Severity.UNLIKELY) ? Tone.UNSURE : Tone.GOOD;
        return new Title(
                word,
                tone,
                "",
                "plan " + paper.plan().name(),
                "",
                List.of(),
                paper.concerns().stream()
                        .sorted(Comparator.comparing(Concern::severity))
                        .map(concern -> new Labelled(
                                concern.severity().label(),
                                concern.severity().tone(),
                                List.of(Text.of(concern.what()), Text.of("hint: " + concern.hint()))))
                        .toList());
    }

    private static List<Block> totals(PlanOnPaper paper, List<String> gate) {
        Plan plan = paper.plan();
        List<Block> blocks = new ArrayList<>();
        OwnArrivals own = paper.own();
        if (own == null) {
            blocks.add(Labelled.of(
                    "Visitors",
                    Figures.count(paper.visitors()) + " in " + Figures.time(plan.length()) + ", at most "
                            + Figures.perSecond(paper.peakPerSecond()) + " from " + Figures.instant(paper.peakAtMs())
                            + " on"));
        } else {
            blocks.addAll(OwnArrivalsWords.of(own, paper));
        }
        blocks.add(Labelled.of(
                "Requests",
                paper.requests() == null
                        ? "unknown until the scenario has run once"
                        : "about " + Figures.count(paper.requests())));
        if (!paper.plain()) {
            blocks.add(Labelled.of(
                    "Doors", "at " + Figures.instant(plan.sale().doorsAt().toMillis())));
            blocks.add(Labelled.of("Pace", "human and hold clocks run " + Figures.decimal(plan.pace(), 2) + "×"));
        }
        blocks.add(Labelled.of("Target", plan.destination().target()));
        blocks.add(Labelled.of("By default", defaults(paper)));
        blocks.add(Labelled.of("Gate", gate));
        blocks.add(Labelled.of("Sweep", told(plan.variations().sweep())));
        return blocks;
    }

    private static List<String> defaults(PlanOnPaper paper) {
        Plan plan = paper.plan();
        List<String> defaults = Defaults.of(
                plan.limits().budgets(), List.copyOf(plan.workload().visitors().keySet()), paper.requests() != null);
        return defaults.isEmpty() || plan.limits().budgets().liftsDefaults()
                ? defaults
                : Stream.concat(
                                defaults.stream(),
                                Stream.of("broken only beyond chance (95 % interval); budgets: { errors: off } lifts"
                                        + " such limits"))
                        .toList();
    }

    private static String told(@Nullable Sweep sweep) {
        if (sweep == null) {
            return "";
        }
        String sizes = sweep.ascending().stream().map(Figures::count).collect(Collectors.joining(", "));
        return "all of this at catalogues of " + sizes + " ticket types"
                + (sweep.repeats() == 1 ? "" : ", " + sweep.repeats() + " times at each") + ": " + sweep.runs()
                + " runs, in an order drawn from the seed";
    }

    private static Table phases(PlanOnPaper paper) {
        return Table.of(
                        name("phase"),
                        number("starts"),
                        number("lasts"),
                        number("from"),
                        number("to"),
                        number("visitors"))
                .rows( // A simulation's own arrivals have no phases.
                        paper.own() != null
                                ? Stream.of()
                                : paper.phases().stream()
                                        .map(phase -> Row.of(
                                                phase.name(),
                                                Figures.instant(phase.startMs()),
                                                Figures.time(phase.lengthMs()),
                                                Figures.perSecond(phase.fromPerSecond()),
                                                Figures.perSecond(phase.toPerSecond()),
                                                Figures.count(phase.visitors()))));
    }

    private static Section chart(PlanOnPaper paper) {
        int buckets = paper.usersPerSecond().size();
        int perRow = Math.max(1, (buckets + ROWS_MAX - 1) / ROWS_MAX);
        OwnArrivals own = paper.own();
        boolean atOnce = own != null && own.isClosed();
        String what = atOnce ? "Users at once" : "Visitors per second";
        long rowMs = perRow * paper.bucketMs();
        List<Bar> bars = new ArrayList<>();
        for (int from = 0; from < buckets; from += perRow) {
            double rate = paper.usersPerSecond().subList(from, Math.min(buckets, from + perRow)).stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
            long fromMs = from * paper.bucketMs();
            bars.add(new Bar(
                    Figures.instant(fromMs),
                    rate,
                    (atOnce ? Figures.decimal(rate, 1) : Figures.perSecond(rate))
                            + mark(paper, fromMs, fromMs + rowMs)));
        }
        return Section.of(
                "chart",
                what + (rowMs == 1000 ? "" : ", mean over " + Figures.time(rowMs)),
                new Bars("from", what, bars));
    }

    private static String mark(PlanOnPaper paper, long fromMs, long untilMs) {
        long doorsMs = paper.plan().sale().doorsAt().toMillis();
        return !paper.plain() && doorsMs >= fromMs && doorsMs < untilMs ? "  ◀ doors" : "";
    }
}
