package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.plan.OwnArrivals;
import dev.onsale.plan.PlanOutlook;
import dev.onsale.report.document.Block;
import dev.onsale.report.document.Block.Labelled;
import java.util.ArrayList;
import java.util.List;

/** Who comes by a simulation's own injection profile, in words. */
final class OwnArrivalsWords {
    private OwnArrivalsWords() {}

    static List<Block> of(OwnArrivals own, PlanOutlook outlook) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Labelled.of("Visitors", visitors(own, outlook)));
        if (own.endsAfter() != null) {
            blocks.add(Labelled.of(
                    "Ends",
                    "by itself after " + Figures.time(own.endsAfter().toMillis())
                            + " (throttle, maxDuration or --for): who is still under way then is cut off"
                            + (own.neverStart() == 0
                                    ? ""
                                    : ", and " + Figures.count(own.neverStart()) + " visitors never start")));
        }
        return blocks;
    }

    private static List<String> visitors(OwnArrivals own, PlanOutlook outlook) {
        String length = Figures.time(own.schedule().lengthNanos() / 1_000_000);
        String peakFrom = PlanText.peakFrom(outlook);
        List<String> visitors = new ArrayList<>();
        if (own.unknown() == null) {
            visitors.add(Figures.count(outlook.crowd().visitors()) + " in " + length + ", at most "
                    + Figures.perSecond(outlook.crowd().peakPerSecond()) + peakFrom);
        } else if (own.isClosed()) {
            visitors.add("at most " + Figures.count(Math.round(outlook.crowd().peakPerSecond())) + " at once" + peakFrom
                    + ", for " + length);
            visitors.add("how many in all is not known beforehand: " + own.unknown());
            double arriving =
                    own.perSecond().stream().mapToDouble(Double::doubleValue).sum();
            if (arriving > 0) {
                visitors.add("besides, " + Figures.count(Math.round(arriving)) + " arrive by open profiles");
            }
        } else {
            visitors.add("when each starts is not known beforehand: " + own.unknown());
        }
        if (!own.waiting().isEmpty()) {
            visitors.add("after others have ended: " + String.join("; ", own.waiting()));
        }
        return visitors;
    }
}
