package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.plan.OwnArrivals;

/** Who comes by a simulation's own injection profile, in words. */
final class OwnArrivalsText {
    private final OwnArrivals own;
    private final PlanOnPaper paper;
    private final TextLines lines;

    OwnArrivalsText(OwnArrivals own, PlanOnPaper paper, TextLines lines) {
        this.own = own;
        this.paper = paper;
        this.lines = lines;
    }

    void totals() {
        String length = Figures.time(own.schedule().lengthNanos() / 1_000_000);
        String peakFrom = " from " + Figures.instant(paper.peakAtMs()) + " on";
        if (own.unknown() == null) {
            lines.labelled(
                    "Visitors",
                    Figures.count(paper.visitors()) + " in " + length + ", at most "
                            + Figures.perSecond(paper.peakPerSecond()) + peakFrom);
        } else if (own.isClosed()) {
            lines.labelled(
                    "Visitors",
                    "at most " + Figures.count(Math.round(paper.peakPerSecond())) + " at once" + peakFrom + ", for "
                            + length);
            lines.labelled("", "how many in all is not known beforehand: " + own.unknown());
            double arriving =
                    own.perSecond().stream().mapToDouble(Double::doubleValue).sum();
            if (arriving > 0) {
                lines.labelled("", "besides, " + Figures.count(Math.round(arriving)) + " arrive by open profiles");
            }
        } else {
            lines.labelled("Visitors", "when each starts is not known beforehand: " + own.unknown());
        }
        if (!own.waiting().isEmpty()) {
            lines.labelled("", "after others have ended: " + String.join("; ", own.waiting()));
        }
        if (own.endsAfter() != null) {
            lines.labelled(
                    "Ends",
                    "by itself after " + Figures.time(own.endsAfter().toMillis())
                            + " (throttle, maxDuration or --for): who is still under way then is cut off"
                            + (own.neverStart() == 0
                                    ? ""
                                    : ", and " + Figures.count(own.neverStart()) + " visitors never start"));
        }
    }
}
