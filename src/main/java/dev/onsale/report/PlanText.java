package dev.onsale.report;

import static dev.onsale.report.document.Table.Column.name;
import static dev.onsale.report.document.Table.Column.number;

import dev.onsale.figures.Figures;
import dev.onsale.plan.Concern;
import dev.onsale.plan.Concern.Severity;
import dev.onsale.plan.OwnArrivals;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanOutlook;
import dev.onsale.plan.Sweep;
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
    private static final long SECOND_MS = 1_000;

    private PlanText() {}

    /** @return lines of at most the style's width, each ended by a line feed; the same in every locale */
    public static String render(PlanOutlook outlook, Style style) {
        return render(outlook, List.of(), style);
    }

    /** @param gate what is known of what the gate will see, a paragraph each */
    public static String render(PlanOutlook outlook, List<String> gate, Style style) {
        return TextPrinter.print(
                Document.of(
                        title(outlook),
                        new Section("totals", "", false, totals(outlook, gate)),
                        Section.of("phases", "", phases(outlook)),
                        chart(outlook)),
                style);
    }

    private static Title title(PlanOutlook outlook) {
        Severity worst = outlook.concerns().stream()
                .map(Concern::severity)
                .min(Comparator.naturalOrder())
                .orElse(Severity.NOTE);
        return new Title(
                switch (worst) {
                    case CANNOT -> "CANNOT COME TRUE";
                    case UNLIKELY -> "UNLIKELY TO COME TRUE";
                    case NOTE -> "CAN COME TRUE";
                },
                worst == Severity.NOTE ? Tone.GOOD : tone(worst),
                "",
                "plan " + outlook.plan().name(),
                "",
                List.of(),
                outlook.concerns().stream()
                        .sorted(Comparator.comparing(Concern::severity))
                        .map(concern -> new Labelled(
                                concern.severity().label(),
                                tone(concern.severity()),
                                List.of(Text.of(concern.what()), Text.of("hint: " + concern.hint()))))
                        .toList());
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case CANNOT -> Tone.BAD;
            case UNLIKELY -> Tone.UNSURE;
            case NOTE -> Tone.QUIET;
        };
    }

    private static List<Block> totals(PlanOutlook outlook, List<String> gate) {
        Plan plan = outlook.plan();
        List<Block> blocks = new ArrayList<>();
        OwnArrivals own = outlook.own();
        if (own == null) {
            blocks.add(Labelled.of(
                    "Visitors",
                    Figures.count(outlook.crowd().visitors()) + " in " + Figures.time(plan.length()) + ", at most "
                            + Figures.perSecond(outlook.crowd().peakPerSecond()) + peakFrom(outlook)));
        } else {
            blocks.addAll(OwnArrivalsWords.of(own, outlook));
        }
        blocks.add(Labelled.of(
                "Requests",
                knowsRequests(outlook)
                        ? "about " + Figures.count(outlook.requestsExpected())
                        : "unknown until the scenario has run once"));
        if (!outlook.plain()) {
            blocks.add(Labelled.of(
                    "Doors", "at " + Figures.instant(plan.sale().doorsAt().toMillis())));
            blocks.add(Labelled.of("Pace", "human and hold clocks run " + Figures.decimal(plan.pace(), 2) + "×"));
        }
        blocks.add(Labelled.of("Target", plan.destination().target()));
        blocks.add(Labelled.of("By default", defaults(outlook)));
        blocks.add(Labelled.of("Gate", gate));
        blocks.add(Labelled.of("Sweep", told(plan.variations().sweep())));
        return blocks;
    }

    /** {@code from 0:04 on}. */
    static String peakFrom(PlanOutlook outlook) {
        return " from " + Figures.instant(outlook.crowd().peakSecond() * (double) SECOND_MS) + " on";
    }

    private static boolean knowsRequests(PlanOutlook outlook) {
        return outlook.requestsExpected() > 0;
    }

    private static List<String> defaults(PlanOutlook outlook) {
        Plan plan = outlook.plan();
        List<String> defaults = Defaults.of(
                plan.limits().budgets(), List.copyOf(plan.workload().visitors().keySet()), knowsRequests(outlook));
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

    private static Table phases(PlanOutlook outlook) {
        return Table.of(
                        name("phase"),
                        number("starts"),
                        number("lasts"),
                        number("from"),
                        number("to"),
                        number("visitors"))
                .rows(outlook.phases().stream()
                        .map(phase -> Row.of(
                                phase.phase(),
                                Figures.instant(phase.startsAt().toMillis()),
                                Figures.time(phase.length()),
                                Figures.perSecond(phase.fromPerSecond()),
                                Figures.perSecond(phase.toPerSecond()),
                                Figures.count(phase.visitors()))));
    }

    private static Section chart(PlanOutlook outlook) {
        int buckets = outlook.crowd().bySecond().size();
        int perRow = Math.max(1, (buckets + ROWS_MAX - 1) / ROWS_MAX);
        OwnArrivals own = outlook.own();
        boolean atOnce = own != null && own.isClosed();
        String what = atOnce ? "Users at once" : "Visitors per second";
        long rowMs = perRow * SECOND_MS;
        List<Bar> bars = new ArrayList<>();
        for (int from = 0; from < buckets; from += perRow) {
            double rate = outlook.crowd().bySecond().subList(from, Math.min(buckets, from + perRow)).stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
            long fromMs = from * SECOND_MS;
            bars.add(new Bar(
                    Figures.instant(fromMs),
                    rate,
                    (atOnce ? Figures.decimal(rate, 1) : Figures.perSecond(rate))
                            + mark(outlook, fromMs, fromMs + rowMs)));
        }
        return Section.of(
                "chart",
                what + (rowMs == SECOND_MS ? "" : ", mean over " + Figures.time(rowMs)),
                new Bars("from", what, bars));
    }

    private static String mark(PlanOutlook outlook, long fromMs, long untilMs) {
        long doorsMs = outlook.plan().sale().doorsAt().toMillis();
        return !outlook.plain() && doorsMs >= fromMs && doorsMs < untilMs ? "  ◀ doors" : "";
    }
}
