package dev.onsale.plan.reading;

import dev.onsale.figures.Figures;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Numbers;
import dev.onsale.plan.QuotedText;
import dev.onsale.plan.RateCurve;
import dev.onsale.plan.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the entries of the arrivals. */
final class ArrivalsReader {
    private static final Format<Shape> SHAPE =
            Formats.oneOf(List.of(Shape.LINEAR, Shape.EXPONENTIAL, Shape.SPIKE), Shape::label);

    private static final String WHOLE_RUN = "all";

    private ArrivalsReader() {}

    static List<Arrival> read(LocatedNode node) {
        List<Arrival> arrivals = new ArrayList<>();
        Set<String> ended = new HashSet<>();
        String phase = "";
        for (LocatedNode item : Section.items(node, "arrivals")) {
            Arrival arrival = arrival(item);
            if (arrival.phase().equals(WHOLE_RUN)) {
                throw new BadInputException(
                        item.where() + ": phase 'all' is reserved: reports use it for the whole run",
                        "give the phase another name, such as doors");
            }
            if (!arrival.phase().equals(phase)) {
                ended.add(phase);
                phase = arrival.phase();
            }
            if (ended.contains(phase)) {
                throw new BadInputException(
                        item.where() + ": phase " + QuotedText.of(phase) + " occurs twice",
                        "a phase is contiguous: put its entries together, or rename the second");
            }
            arrivals.add(arrival);
        }
        checkTotal(arrivals, node.where());
        return List.copyOf(arrivals);
    }

    static Duration length(List<Arrival> arrivals) {
        return arrivals.stream().map(Arrival::over).reduce(Duration.ZERO, Duration::plus);
    }

    private static Arrival arrival(LocatedNode node) {
        Section any = Section.open(node, "arrivals", PlanKeys.CONSTANT);
        boolean moving = any.has("from") || any.has("to");
        List<String> others = moving ? PlanKeys.CONSTANT : PlanKeys.MOVING;
        List<String> own = moving ? PlanKeys.MOVING : PlanKeys.CONSTANT;
        for (String key : any.keys()) {
            if (others.contains(key) && !own.contains(key)) {
                throw any.bad(
                        key,
                        "arrivals." + key + " cannot be combined with " + (moving ? "from and to" : "rate"),
                        "write { phase, rate, for } for a constant rate, { phase, from, to, over, shape } for a changing one");
            }
        }
        return moving
                ? moving(Section.of(node, "arrivals", PlanKeys.MOVING))
                : constant(Section.of(node, "arrivals", PlanKeys.CONSTANT));
    }

    private static Arrival constant(Section stretch) {
        String phase = stretch.required("phase", Formats.NAME_TEXT);
        double rate = stretch.required("rate", Formats.RATE_ABOVE_ZERO);
        return new Arrival(phase, rate, rate, stretch.required("for", Formats.DURATION), Shape.CONSTANT);
    }

    private static Arrival moving(Section stretch) {
        String phase = stretch.required("phase", Formats.NAME_TEXT);
        Shape shape = stretch.or("shape", SHAPE, Shape.LINEAR);
        Format<Double> rates = shape == Shape.EXPONENTIAL ? Formats.RATE_ABOVE_ZERO : Formats.RATE_OR_ZERO;
        double from = stretch.required("from", rates);
        double to = stretch.required("to", rates);
        if (from == 0 && to == 0) {
            throw stretch.bad("to", "arrivals from 0/s to 0/s send no visitors", "give one end a rate above 0");
        }
        return new Arrival(phase, from, to, stretch.required("over", Formats.DURATION), shape);
    }

    private static void checkTotal(List<Arrival> arrivals, String where) {
        double total = 0;
        for (Arrival arrival : arrivals) {
            total += RateCurve.of(arrival).visitors();
        }
        if (Math.round(total) < 1 || Math.round(total) > ArrivalSchedule.VISITORS_MAX) {
            throw new BadInputException(
                    where + ": the arrivals add up to "
                            + (total < 1000 ? Numbers.plain(total, 3) : Figures.count(total))
                            + " visitors, allowed: 1 to " + Figures.count(ArrivalSchedule.VISITORS_MAX),
                    "change the rates or the durations");
        }
        if (length(arrivals).compareTo(Formats.LENGTH_MAX) > 0) {
            throw new BadInputException(
                    where + ": the arrivals last " + Numbers.length(length(arrivals)) + ", allowed: 24h",
                    "shorten the entries");
        }
    }
}
