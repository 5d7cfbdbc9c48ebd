package dev.onsale.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is sold and when, in the sale's own clock (human and hold clocks are divided by the plan's pace when run;
 * {@code doorsAt} is in the run's clock, like the arrivals).
 *
 * @param event the event's name on the target
 * @param seats seats or places on sale; {@code null} if not known
 * @param ticketTypes catalogue size; {@code null} if not known
 * @param doorsAt when sales open after the plan's start, in the run's clock
 * @param holdFor how long a hold lasts, in the sale's clock
 * @param maxPerOrder the maximum number of tickets in one order
 * @param outflowPerSecond what the waiting room admits, visitors per second of the run's clock; {@code null}: the
 *     target's own setting
 * @param seating whether places have numbers; {@code null}: the target's own setting
 * @param waitingRoom whether there is a waiting room in front of the shop; {@code null}: the target's own setting
 */
public record Sale(
        String event,
        @Nullable Integer seats,
        @Nullable Integer ticketTypes,
        Duration doorsAt,
        @Nullable Duration holdFor,
        @Nullable Integer maxPerOrder,
        @Nullable Double outflowPerSecond,
        @Nullable Seating seating,
        @Nullable Boolean waitingRoom) {

    /** A sale with the target's own seating and waiting room. */
    public Sale(
            String event,
            @Nullable Integer seats,
            @Nullable Integer ticketTypes,
            Duration doorsAt,
            @Nullable Duration holdFor,
            @Nullable Integer maxPerOrder,
            @Nullable Double outflowPerSecond) {
        this(event, seats, ticketTypes, doorsAt, holdFor, maxPerOrder, outflowPerSecond, null, null);
    }

    /** The same sale with other doors. */
    Sale withDoorsAt(Duration other) {
        return new Sale(event, seats, ticketTypes, other, holdFor, maxPerOrder, outflowPerSecond, seating, waitingRoom);
    }

    /** The same sale with another catalogue size. */
    Sale withTicketTypes(int others) {
        return new Sale(event, seats, others, doorsAt, holdFor, maxPerOrder, outflowPerSecond, seating, waitingRoom);
    }
}
