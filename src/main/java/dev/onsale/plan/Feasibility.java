package dev.onsale.plan;

import dev.onsale.figures.Figures;
import dev.onsale.plan.Budgets.JourneyBudget;
import dev.onsale.plan.Budgets.ShareLimit;
import dev.onsale.plan.Concern.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a plan's people, seats, doors, holds and clocks are consistent. {@link Samples} checks the sample sizes. */
final class Feasibility {
    /** A smaller share of visitors cut off by the end of the run is normal. */
    private static final double CUT_OFF_SHARE_MAX = 0.05;

    /** With fewer visitors after doors, a run is hardly an on-sale. */
    private static final double AFTER_DOORS_SHARE_MIN = 0.1;

    /** Shares such as 0.07 have no exact binary form; their products are compared with this tolerance. */
    private static final double ROUNDING = 1e-9;

    private static final String SALE = "sale";
    private static final String SEATS = "seats";

    private final Plan plan;
    private final JourneyEstimate journey;
    private final ArrivalSchedule schedule;
    private final WaitingRoomForecast room;
    private final Map<String, Integer> byKind;
    private final List<Concern> concerns = new ArrayList<>();

    Feasibility(
            Plan plan,
            JourneyEstimate journey,
            ArrivalSchedule schedule,
            WaitingRoomForecast room,
            Map<String, Integer> byKind) {
        this.plan = plan;
        this.journey = journey;
        this.schedule = schedule;
        this.room = room;
        this.byKind = byKind;
    }

    /** The worst first. */
    List<Concern> concerns() {
        concerns.clear();
        if (!journey.isPlain()) {
            doors();
            kinds();
            seats();
            waitingRoom();
            cutOff();
            holds();
            parties();
        } else if (!plan.workload().visitors().equals(Workload.VISITORS_DEFAULT)) {
            kinds();
        }
        concerns.addAll(new ScenarioFit(plan, journey).concerns());
        boolean visitorsKnown = !journey.isPlain() || schedule.visitors() > 0;
        if (visitorsKnown) {
            concerns.addAll(new Samples(plan, journey, schedule.visitors(), byKind).concerns());
        }
        return concerns.stream().sorted(Comparator.comparing(Concern::severity)).toList();
    }

    private void doors() {
        long doors = plan.sale().doorsAt().toNanos();
        long after = schedule.visitors() - schedule.dueBy(doors - 1);
        if (after < AFTER_DOORS_SHARE_MIN * schedule.visitors()) {
            add(
                    after == 0 ? Severity.CANNOT : Severity.UNLIKELY,
                    "only " + of(after, schedule.visitors()) + " arrive after the doors open at "
                            + Numbers.length(plan.sale().doorsAt()),
                    "open the doors earlier, or let more people arrive after them",
                    SALE,
                    "doorsAt");
        }
    }

    private void kinds() {
        byKind.forEach((kind, visitors) -> {
            double share =
                    Optional.ofNullable(plan.workload().visitors().get(kind)).orElse(0.0);
            boolean judged = plan.limits().budgets().journeys().containsKey(kind);
            if (visitors == 0 && (share > 0 || judged)) {
                add(
                        judged ? Severity.CANNOT : Severity.NOTE,
                        "no visitor is a " + kind + ": " + Numbers.percent(share) + " of "
                                + Figures.count(schedule.visitors()) + " visitors is less than one",
                        "raise its share or the number of visitors" + (judged ? ", or drop its budget" : ""),
                        "visitors",
                        kind);
            }
        });
    }

    private void seats() {
        Integer seats = plan.sale().seats();
        if (seats == null) {
            return;
        }
        double orders = 0;
        for (Map.Entry<String, JourneyBudget> budget :
                plan.limits().budgets().journeys().entrySet()) {
            orders += Math.ceil(atLeast(budget.getValue(), Outcome.BOUGHT) * visitorsOf(budget.getKey()) - ROUNDING);
        }
        double party = journey.ticketsPerOrder() == null ? 1 : journey.ticketsPerOrder();
        if (orders * party > seats + ROUNDING) {
            add(
                    orders > seats ? Severity.CANNOT : Severity.UNLIKELY,
                    "the budgets ask for " + Figures.count(orders) + " orders"
                            + (party > 1 ? " of " + Numbers.plain(party, 2) + " tickets" : "") + ", but there are "
                            + Figures.count(seats) + " seats",
                    "put more seats on sale, or lower the share that must buy",
                    SALE,
                    SEATS);
        }
        int soldOut = 0;
        for (Map.Entry<String, JourneyBudget> budget :
                plan.limits().budgets().journeys().entrySet()) {
            soldOut += atLeast(budget.getValue(), Outcome.SOLD_OUT) > 0 ? visitorsOf(budget.getKey()) : 0;
        }
        double wantedMost = (double) schedule.visitors() * mostTicketsPerVisitor();
        if (soldOut > 0 && wantedMost < seats) {
            add(
                    Severity.CANNOT,
                    "a budget requires sold-out journeys, but " + Figures.count(schedule.visitors())
                            + " visitors cannot buy " + Figures.count(seats) + " seats",
                    "put fewer seats on sale, or send more visitors",
                    SALE,
                    SEATS);
        }
    }

    private double mostTicketsPerVisitor() {
        Integer most = journey.largestParty() == null ? plan.sale().maxPerOrder() : journey.largestParty();
        return most == null ? Double.POSITIVE_INFINITY : most;
    }

    private void waitingRoom() {
        Double outflow = plan.sale().outflowPerSecond();
        int outside = outflow == null ? 0 : room.admittedAfter(end());
        if (outflow != null && outside > 0) {
            add(
                    worseThanBudgets(outside) ? Severity.CANNOT : Severity.UNLIKELY,
                    of(outside, schedule.visitors()) + " are still in the waiting room when the run ends after "
                            + Numbers.length(end()) + ": it admits " + Numbers.plain(outflow, 3) + "/s from "
                            + Numbers.length(plan.sale().doorsAt()) + " on",
                    "raise sale.outflow, lengthen drain, or send fewer visitors",
                    SALE,
                    "outflow");
        }
    }

    /** Visitors who are admitted too late for a journey of median length. */
    private void cutOff() {
        Duration median = journey.medianLength();
        if (median == null) {
            return;
        }
        Duration paced = plan.paced(median);
        int tooLate = letInWithin(paced);
        if (tooLate > CUT_OFF_SHARE_MAX * schedule.visitors()) {
            // Half of all journeys are shorter than the median; hardly one is shorter than half of it.
            add(
                    worseThanBudgets(letInWithin(paced.dividedBy(2))) ? Severity.CANNOT : Severity.UNLIKELY,
                    of(tooLate, schedule.visitors()) + " are admitted less than a median journey ("
                            + Numbers.length(paced) + " at pace " + Numbers.plain(plan.pace(), 3)
                            + ") before the run ends and will be cut off",
                    "raise pace or lengthen drain",
                    "pace");
        }
    }

    /** How many are admitted so shortly before the end. */
    private int letInWithin(Duration beforeTheEnd) {
        Duration latest = end().minus(beforeTheEnd);
        return (latest.isNegative() ? schedule.visitors() : room.admittedAfter(latest)) - room.admittedAfter(end());
    }

    private void holds() {
        Duration holdFor = plan.sale().holdFor();
        if (holdFor != null
                && plan.paced(holdFor).compareTo(end().minus(plan.sale().doorsAt())) > 0) {
            add(
                    Severity.NOTE,
                    "no hold can expire within the run: a hold lasts " + Numbers.length(plan.paced(holdFor))
                            + " at pace "
                            + Numbers.plain(plan.pace(), 3) + ", the run ends "
                            + Numbers.length(end().minus(plan.sale().doorsAt())) + " after the doors open",
                    "raise pace, shorten sale.holdFor, or lengthen the run");
        }
    }

    private void parties() {
        Integer most = plan.sale().maxPerOrder();
        Integer party = journey.largestParty();
        if (most != null && party != null && party > most) {
            add(
                    Severity.UNLIKELY,
                    "parties of up to " + party + " want tickets, but an order may contain " + most
                            + ": larger parties will be refused",
                    "raise sale.maxPerOrder, or make the scenario's parties smaller");
        }
        Integer seats = plan.sale().seats();
        if (most != null && seats != null && most > seats) {
            add(
                    Severity.NOTE,
                    "an order may contain " + most + " tickets, more than the " + Figures.count(seats)
                            + " seats on sale",
                    "lower sale.maxPerOrder");
        }
    }

    private boolean worseThanBudgets(int lost) {
        double neededShare = 0;
        for (Map.Entry<String, JourneyBudget> budget :
                plan.limits().budgets().journeys().entrySet()) {
            double share = 0;
            for (Map.Entry<Outcome, ShareLimit> limit :
                    budget.getValue().outcomes().entrySet()) {
                boolean needsAdmission = limit.getKey() != Outcome.CUT_OFF && limit.getKey() != Outcome.GAVE_UP;
                share += needsAdmission && limit.getValue().atLeast()
                        ? limit.getValue().share()
                        : 0;
            }
            neededShare += share * visitorsOf(budget.getKey()) / schedule.visitors();
        }
        return lost > (1 - neededShare) * schedule.visitors();
    }

    /** When journeys that are still under way are cut off. */
    private Duration end() {
        return plan.length().plus(plan.workload().drain());
    }

    private int visitorsOf(String kind) {
        return Optional.ofNullable(byKind.get(kind)).orElse(0);
    }

    private static double atLeast(JourneyBudget budget, Outcome outcome) {
        ShareLimit limit = budget.outcomes().get(outcome);
        return limit != null && limit.atLeast() ? limit.share() : 0;
    }

    private static String of(long some, int visitors) {
        return Figures.count(some) + " of " + Figures.count(visitors) + " visitors";
    }

    private void add(Severity severity, String what, String hint, String... key) {
        concerns.add(new Concern(severity, what, hint, List.of(key)));
    }
}
