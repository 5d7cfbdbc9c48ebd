package dev.onsale.plan.reading;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Hook;
import dev.onsale.plan.HookAttributes;
import dev.onsale.plan.Sale;
import dev.onsale.plan.Sweep;
import java.util.ArrayList;
import java.util.List;

/** Reads the catalogue sizes of a sweep. */
final class SweepReader {
    static final int SIZES_MIN = 2;
    static final int SIZES_MAX = 12;

    private static final int TICKET_TYPES_MAX = 10_000;
    private static final int REPEATS_MAX = 20;
    private static final double GROWTH_MAX = 1000;
    private static final String SIZES = "ticketTypes";

    private SweepReader() {}

    /** @param beforeRun one of these must set each size on the target */
    static Sweep read(LocatedNode node, Sale sale, boolean practice, List<Hook> beforeRun) {
        Section sweep = Section.of(node, "sweep", PlanKeys.SWEEP);
        Sweep read = new Sweep(
                sizes(sweep, sale),
                sweep.or("repeats", Formats.whole(1, REPEATS_MAX), Sweep.REPEATS_DEFAULT),
                sweep.or("maxGrowth", Formats.shareBetween(0, GROWTH_MAX), Sweep.MAX_GROWTH_DEFAULT));
        if (beforeRun.stream().noneMatch(HookAttributes::givesTicketTypes)) {
            throw sweep.bad(
                    SIZES,
                    "sweep.ticketTypes: no hook of beforeRun sets the target's ticket types, so every run would find the same catalogue",
                    practice
                            ? "add beforeRun: [ { practice: reset } ]"
                            : "write #{ticketTypes} into the hook that fills it, such as - http: 'POST /admin/fill?ticketTypes=#{ticketTypes}'");
        }
        return read;
    }

    private static List<Integer> sizes(Section sweep, Sale sale) {
        sweep.requiredNode(SIZES, "add 'ticketTypes:' with a list of catalogue sizes, such as [2, 20, 100]");
        Format<Integer> format = Formats.whole(1, TICKET_TYPES_MAX);
        List<Integer> sizes = new ArrayList<>();
        for (LocatedNode item : sweep.list(SIZES)) {
            int size = format.read(item, "sweep.ticketTypes");
            if (sizes.contains(size)) {
                throw new BadInputException(
                        item.where() + ": sweep.ticketTypes names " + size + " twice",
                        "keep one of the two; use repeats: 2 for two runs at each size");
            }
            Integer seats = sale.seats();
            if (seats != null && size > seats) {
                throw new BadInputException(
                        item.where() + ": sweep.ticketTypes names " + size + " for a sale of " + seats + " seats",
                        "each ticket type needs a seat: lower it, or raise sale.seats");
            }
            sizes.add(size);
        }
        if (sizes.size() < SIZES_MIN || sizes.size() > SIZES_MAX) {
            throw sweep.bad(
                    SIZES,
                    "sweep.ticketTypes names " + sizes.size() + (sizes.size() == 1 ? " size" : " sizes") + ", allowed: "
                            + SIZES_MIN + " to " + SIZES_MAX,
                    "use few sizes, far apart, such as [2, 20, 100]");
        }
        return sizes;
    }
}
