package dev.onsale.report;

import static dev.onsale.report.document.Table.Column.name;
import static dev.onsale.report.document.Table.Column.number;
import static dev.onsale.report.document.Table.Column.text;

import dev.onsale.figures.Figures;
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
import dev.onsale.report.document.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plan as it was run: on the page, which stands alone. */
final class PlanSection {
    private PlanSection() {}

    static Drawn of(RunSummary summary) {
        PlainLoad plain = summary.plain();
        return Drawn.only(Section.of(
                "plan",
                "The plan as run",
                new Block.Facts(Rank.PLAIN, facts(summary)),
                Table.of(name("phase"), text("shape"), number("from"), number("to"), number("over"))
                        .rows(
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
}
