package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Sale;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.RunSummary;
import dev.onsale.report.document.Block;
import dev.onsale.report.document.Block.Drawn;
import dev.onsale.report.document.Block.Facts.Fact;
import dev.onsale.report.document.Block.Facts.Rank;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Table;
import dev.onsale.report.document.Table.Column;
import dev.onsale.report.document.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plan as it was run, and what the words of a report mean: on the page, which stands alone. */
final class PlanSection {
    private PlanSection() {}

    static Drawn of(RunSummary summary) {
        PlainLoad plain = summary.plain();
        return Drawn.only(Section.of(
                "plan",
                "The plan as run",
                facts(Rank.PLAIN, facts(summary)),
                Table.of(
                        List.of(
                                Column.name("phase"),
                                Column.text("shape"),
                                Column.number("from"),
                                Column.number("to"),
                                Column.number("over")),
                        plain != null && plain.startsUnknown() != null
                                ? Stream.of()
                                : summary.plan().workload().arrivals().stream()
                                        .map(arrival -> Row.of(
                                                arrival.phase(),
                                                arrival.shape().label(),
                                                Figures.perSecond(arrival.fromPerSecond()),
                                                Figures.perSecond(arrival.toPerSecond()),
                                                Figures.time(arrival.over()))))));
    }

    private static Block.Facts facts(Rank rank, List<Fact> facts) {
        return new Block.Facts(rank, facts);
    }

    private static List<Fact> facts(RunSummary summary) {
        Plan plan = summary.plan();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("Scenario", plan.scenario()));
        if (summary.plain() == null) {
            facts.addAll(ofSale(plan, plan.sale()));
        }
        facts.add(Fact.of("Seed", Long.toString(plan.seed())));
        if (summary.plain() == null) {
            facts.add(Fact.of(
                    "Visitors",
                    plan.workload().visitors().entrySet().stream()
                            .map(kind -> kind.getKey() + " " + Figures.share(kind.getValue()))
                            .collect(Collectors.joining(", "))));
        }
        summary.conditions()
                .fingerprint()
                .fields()
                .forEach((name, value) -> facts.add(Fact.of("Fingerprint: " + name, value)));
        return facts;
    }

    private static List<Fact> ofSale(Plan plan, Sale sale) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(
                "Event",
                sale.event()
                        + (sale.seats() == null ? "" : ", " + Figures.count(sale.seats()) + " seats")
                        + (sale.ticketTypes() == null
                                ? ""
                                : ", " + Figures.count(sale.ticketTypes()) + " ticket types")));
        facts.add(Fact.of("Doors", Figures.time(sale.doorsAt()) + " after the start"));
        if (sale.holdFor() != null) {
            facts.add(Fact.of(
                    "Hold", Figures.time(sale.holdFor()) + ", run in " + Figures.time(plan.paced(sale.holdFor()))));
        }
        if (sale.outflowPerSecond() != null) {
            facts.add(Fact.of("Waiting room admits", Figures.perSecond(sale.outflowPerSecond())));
        }
        facts.add(Fact.of("Pace", Figures.decimal(plan.pace(), 2) + "× the clock on the wall"));
        return facts;
    }

    /** For those who see such a page for the first time. */
    static Drawn reading(GateSettings gate) {
        String shift = gate.minShift().isZero()
                ? ""
                : ", or by " + Figures.time(gate.minShift().multipliedBy(2)) + " where that is more";
        return Drawn.only(Section.of(
                "reading",
                "How to read this page",
                facts(
                        Rank.GLOSSARY,
                        List.of(
                                Fact.of("Pass", "Every gated cell is within noise or better, every budget was met."),
                                Fact.of(
                                        "Fail",
                                        "A cell regressed and fresh runs confirmed it, a budget was not met, or the"
                                                + " target gave up under load."),
                                Fact.of("Inconclusive", "The runs at hand cannot tell. It says what would settle it."),
                                Fact.of(
                                        "Invalid",
                                        "The machine that made the load, or the run itself, was at fault: nothing is"
                                                + " said about the target."),
                                Fact.of(
                                        "Cell",
                                        "One metric of one step. One run gives one value: requests inside a run are"
                                                + " not independent of each other, so runs are compared, never"
                                                + " requests."),
                                Fact.of(
                                        "Regressed",
                                        "Grew beyond noise, by at least " + Figures.change(gate.minEffect()) + " and "
                                                + Figures.time(gate.minShift())
                                                + ", and did so again in fresh runs."),
                                Fact.of(
                                        "Within noise",
                                        "Did not regress, and would have been detected, 8 times in 10, had it grown by "
                                                + Figures.change(gate.mustDetect()) + shift
                                                + ". The worst 5 s must show 100 ms at least; shares 5 points, in the"
                                                + " worst 5 s 10."),
                                Fact.of(
                                        "p95",
                                        "95 % of the successful responses were at least this fast. Failed ones are"
                                                + " counted apart, so that fast failures never look like an"
                                                + " improvement.")))));
    }
}
