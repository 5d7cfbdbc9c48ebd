package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.plan.OwnArrivals;
import dev.onsale.plan.Sweep;
import dev.onsale.report.PlanOnPaper.Concern;
import dev.onsale.report.PlanOnPaper.Phase;
import dev.onsale.report.TextTable.Column;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What a plan will do, for the terminal: whether it can come true, then phases, rates and totals. */
public final class PlanText {
    private static final int ROWS_MAX = 40;
    private static final String EIGHTHS = "▏▎▍▌▋▊▉";

    private final PlanOnPaper paper;
    private final List<String> gate;
    private final Style style;
    private final TextLines lines;

    private PlanText(PlanOnPaper paper, List<String> gate, Style style) {
        this.paper = paper;
        this.gate = gate;
        this.style = style;
        this.lines = new TextLines(style);
    }

    /** @return lines of at most the style's width, each ended by a line feed; the same in every locale */
    public static String render(PlanOnPaper paper, Style style) {
        return render(paper, List.of(), style);
    }

    /** @param gate what is known of what the gate will see, a paragraph each */
    public static String render(PlanOnPaper paper, List<String> gate, Style style) {
        PlanText text = new PlanText(paper, gate, style);
        text.concerns();
        text.totals();
        if (paper.own() == null) {
            text.phases();
        }
        text.chart();
        return text.lines.toString();
    }

    private void concerns() {
        String plan = "plan " + paper.plan().name();
        boolean hopeless =
                paper.concerns().stream().anyMatch(concern -> concern.severity() == PlanOnPaper.Severity.CANNOT);
        boolean doubtful =
                paper.concerns().stream().anyMatch(concern -> concern.severity() == PlanOnPaper.Severity.UNLIKELY);
        if (hopeless) {
            lines.verdict("CANNOT COME TRUE", Tone.BAD, plan);
        } else if (doubtful) {
            lines.verdict("UNLIKELY TO COME TRUE", Tone.UNSURE, plan);
        } else {
            lines.verdict("CAN COME TRUE", Tone.GOOD, plan);
        }
        paper.concerns().stream()
                .sorted(Comparator.comparing(Concern::severity))
                .forEach(concern -> lines.labelled(
                                concern.severity().label(), concern.severity().tone(), concern.what())
                        .labelled("", "hint: " + concern.hint()));
        lines.blank();
    }

    private void totals() {
        OwnArrivals own = paper.own();
        if (own == null) {
            lines.labelled(
                    "Visitors",
                    Figures.count(paper.visitors()) + " in "
                            + Figures.time(paper.plan().length()) + ", at most "
                            + Figures.perSecond(paper.peakPerSecond()) + " from " + Figures.instant(paper.peakAtMs())
                            + " on");
        } else {
            new OwnArrivalsText(own, paper, lines).totals();
        }
        lines.labelled(
                "Requests",
                paper.requests() == null
                        ? "unknown until the scenario has run once"
                        : "about " + Figures.count(paper.requests()));
        if (!paper.plain()) {
            lines.labelled(
                    "Doors",
                    "at " + Figures.instant(paper.plan().sale().doorsAt().toMillis()));
            lines.labelled(
                    "Pace",
                    "human and hold clocks run " + Figures.decimal(paper.plan().pace(), 2) + "×");
        }
        lines.labelled("Target", paper.plan().destination().target());
        List<String> defaults = Defaults.of(
                paper.plan().limits().budgets(),
                List.copyOf(paper.plan().workload().visitors().keySet()),
                paper.requests() != null);
        for (int i = 0; i < defaults.size(); i++) {
            lines.labelled(i == 0 ? "By default" : "", defaults.get(i));
        }
        if (!defaults.isEmpty() && !paper.plan().limits().budgets().liftsDefaults()) {
            lines.labelled("", "broken only beyond chance (95 % interval); budgets: { errors: off } lifts such limits");
        }
        for (int i = 0; i < gate.size(); i++) {
            lines.labelled(i == 0 ? "Gate" : "", gate.get(i));
        }
        Sweep sweep = paper.plan().variations().sweep();
        if (sweep != null) {
            lines.labelled("Sweep", told(sweep));
        }
        lines.blank();
    }

    private String told(Sweep sweep) {
        String sizes = sweep.ascending().stream().map(Figures::count).collect(Collectors.joining(", "));
        return "all of this at catalogues of " + sizes + " ticket types"
                + (sweep.repeats() == 1 ? "" : ", " + sweep.repeats() + " times at each") + ": " + sweep.runs()
                + " runs, in an order drawn from the seed";
    }

    private void phases() {
        TextTable table = new TextTable(
                Column.left("phase"),
                Column.right("starts"),
                Column.right("lasts"),
                Column.right("from"),
                Column.right("to"),
                Column.right("visitors"));
        for (Phase phase : paper.phases()) {
            table.add(
                    phase.name(),
                    Figures.instant(phase.startMs()),
                    Figures.time(phase.lengthMs()),
                    Figures.perSecond(phase.fromPerSecond()),
                    Figures.perSecond(phase.toPerSecond()),
                    Figures.count(phase.visitors()));
        }
        lines.table(table).blank();
    }

    private void chart() {
        int buckets = paper.usersPerSecond().size();
        int perRow = Math.max(1, (buckets + ROWS_MAX - 1) / ROWS_MAX);
        OwnArrivals own = paper.own();
        boolean atOnce = own != null && own.isClosed();
        lines.heading((atOnce ? "Users at once" : "Visitors per second")
                + (perRow * paper.bucketMs() == 1000 ? "" : ", mean over " + Figures.time(perRow * paper.bucketMs())));
        double scale = paper.usersPerSecond().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        int barWidth = style.width() - 30;
        for (int from = 0; from < buckets; from += perRow) {
            double rate = paper.usersPerSecond().subList(from, Math.min(buckets, from + perRow)).stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
            lines.bar(
                    Figures.instant(from * paper.bucketMs()),
                    bar(scale == 0 ? 0 : rate / scale * barWidth),
                    (atOnce ? Figures.decimal(rate, 1) : Figures.perSecond(rate))
                            + mark(from * paper.bucketMs(), (from + perRow) * paper.bucketMs()));
        }
    }

    private String mark(long fromMs, long untilMs) {
        long doorsMs = paper.plan().sale().doorsAt().toMillis();
        return !paper.plain() && doorsMs >= fromMs && doorsMs < untilMs ? "  ◀ doors" : "";
    }

    private static String bar(double columns) {
        int whole = (int) columns;
        int eighths = (int) Math.round((columns - whole) * 8);
        return eighths == 8
                ? "█".repeat(whole + 1)
                : "█".repeat(whole) + (eighths == 0 ? "" : EIGHTHS.substring(eighths - 1, eighths));
    }
}
