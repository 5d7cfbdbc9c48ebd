package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * How a visitor finds out the result of a payment, and what the responses mean. The status is requested up to 5 times,
 * at intervals of 2 to 10 s by default; if it is still unknown, the outcome is {@code unknown}.
 *
 * <pre>{@code
 * orderStatus(http("order-status").get("/orders/#{order}"))
 *     .paid(jsonIs("$.status", "paid"))
 *     .open(jsonIs("$.status", "open"))
 *     .declined(jsonIs("$.status", "declined"))
 *     .seatLost(jsonIs("$.status", "expired"))
 *     .asking(8, between(ofSeconds(1), ofSeconds(3)))
 * }</pre>
 */
public final class OrderStatus {

    private static final Delay BEFORE = Delay.between(Duration.ofSeconds(2), Duration.ofSeconds(10));
    private static final int QUESTIONS = 5;
    private static final int[] SERVER_ERRORS = IntStream.range(500, 600).toArray();

    /** Responses that show the status of the order. */
    private record Meanings(List<Answer> paid, List<Answer> open, List<Answer> declined, List<Answer> seatLost) {}

    private final Request request;
    private final Meanings meanings;
    private final Delay before;
    private final int most;

    private OrderStatus(Request request, Meanings meanings, Delay before, int most) {
        this.request = request;
        this.meanings = meanings;
        this.before = before;
        this.most = most;
    }

    /** An order status that does not yet know which response means paid. */
    public static final class Unread {
        private final Request request;

        /** An error response is an error of the target, and tells the visitor nothing. */
        Unread(HttpRequestActionBuilder request) {
            this.request = Request.of(request).toleratingSilence();
        }

        /**
         * The response which means that the order is paid.
         *
         * <p>{@code orderStatus(http("order-status").get("/orders/#{order}")).paid(jsonIs("$.status", "paid"))}
         */
        public OrderStatus paid(Answer answer) {
            return new OrderStatus(
                    request.tolerating(answer),
                    new Meanings(List.of(answer), List.of(), List.of(), List.of()),
                    BEFORE,
                    QUESTIONS);
        }
    }

    /**
     * Another response which means that the order is paid.
     *
     * <p>{@code orderStatus(request).paid(jsonIs("$.status", "paid")).paid(jsonIs("$.status", "shipped"))}
     */
    public OrderStatus paid(Answer answer) {
        return knowing(
                answer,
                new Meanings(
                        Contention.and(meanings.paid, answer), meanings.open, meanings.declined, meanings.seatLost));
    }

    /**
     * The response which means that the order is not paid. A payment without a response is then sent again with its
     * key; one that the shop has accepted is still being processed, and its status is requested again.
     *
     * <p>{@code orderStatus(request).paid(jsonIs("$.status", "p")).open(jsonIs("$.status", "n"))}
     */
    public OrderStatus open(Answer answer) {
        return knowing(
                answer,
                new Meanings(
                        meanings.paid, Contention.and(meanings.open, answer), meanings.declined, meanings.seatLost));
    }

    /**
     * The response which means that the card was declined.
     *
     * <p>{@code orderStatus(request).paid(jsonIs("$.status", "p")).declined(jsonIs("$.status", "declined"))}
     */
    public OrderStatus declined(Answer answer) {
        return knowing(
                answer,
                new Meanings(
                        meanings.paid, meanings.open, Contention.and(meanings.declined, answer), meanings.seatLost));
    }

    /**
     * The response which means that the seats are gone, and not paid for.
     *
     * <p>{@code orderStatus(request).paid(jsonIs("$.status", "p")).seatLost(jsonIs("$.status", "e"))}
     */
    public OrderStatus seatLost(Answer answer) {
        return knowing(
                answer,
                new Meanings(
                        meanings.paid, meanings.open, meanings.declined, Contention.and(meanings.seatLost, answer)));
    }

    /**
     * How often the status is requested, and when.
     *
     * <p>{@code orderStatus(request).paid(jsonIs("$.status", "p")).asking(4, between(ofSeconds(1), ofSeconds(3)))}
     *
     * @param times 1 or more
     * @param waits before each request, in the sale clock
     */
    public OrderStatus asking(int times, Delay waits) {
        if (times < 1) {
            throw new IllegalArgumentException("asking(" + times + "): use 1 or more");
        }
        return new OrderStatus(request, meanings, waits, times);
    }

    Request request() {
        return request;
    }

    boolean saysPaid(Visit visit) {
        return Contention.anyOf(meanings.paid, visit);
    }

    boolean saysOpen(Visit visit) {
        return Contention.anyOf(meanings.open, visit);
    }

    boolean saysDeclined(Visit visit) {
        return Contention.anyOf(meanings.declined, visit);
    }

    boolean saysSeatLost(Visit visit) {
        return Contention.anyOf(meanings.seatLost, visit);
    }

    Delay before() {
        return before;
    }

    int most() {
        return most;
    }

    OrderStatus with(UnaryOperator<Request> change) {
        return new OrderStatus(request.changedBy(change), meanings, before, most);
    }

    /** As it is sent: as the last of all rules, the journey survives a server error. */
    Request sent() {
        return request.surviving(Answer.httpStatus(SERVER_ERRORS));
    }

    private OrderStatus knowing(Answer answer, Meanings more) {
        return new OrderStatus(request.tolerating(answer), more, before, most);
    }
}
