package dev.onsale.scenario;

import static dev.onsale.scenario.Weighted.weighted;

import dev.onsale.plan.Delay;
import java.time.Duration;

/**
 * How people behave at on-sales, as far as it has been measured: starting points for a scenario, to be replaced by your
 * own figures. Times are in the sale clock.
 *
 * <pre>{@code
 * visitors("fan")
 *     .buying(Behaviour.partySizes())
 *     .doing(browse(http("browse").get("/events/#{event}")).thinking(Behaviour.EVENT_PAGE), …)
 * }</pre>
 */
public final class Behaviour {

    /** Time on an event's page: TicketCo's load tests, 4 to 8 s. */
    public static final Delay EVENT_PAGE = seconds(4, 8);

    /** Time on the list of ticket types: TicketCo's load tests, 4 to 8 s. */
    public static final Delay PRODUCT_PAGE = seconds(4, 8);

    /** Time in front of a seat map: TicketCo's load tests, 10 to 15 s. */
    public static final Delay SEAT_MAP = seconds(10, 15);

    /** Time between a reservation and the next page: TicketCo's load tests, 10 to 20 s. */
    public static final Delay RESERVATION = seconds(10, 20);

    /** Time to enter payment details: TicketCo's load tests, 10 to 45 s. */
    public static final Delay PAYMENT_PAGE = seconds(10, 45);

    /**
     * Share of holders who then do not buy. In ordinary web shops it is 60 to 80 %; of the holders at a scarce on-sale
     * fewer leave, but nobody has published how many: 35 % is our assumption.
     */
    public static final double ABANDONMENT = 0.35;

    /** Time between two polls of a waiting room's page: real ones poll every 1 to 20 s (Queue-it, Cloudflare). */
    public static final Duration POLL_INTERVAL = Duration.ofSeconds(5);

    /** Share of payments that 3-D Secure accepts without a challenge: 70 to 85 % are reported; this is the middle. */
    public static final double FRICTIONLESS = 0.775;

    /** Time between two presses of F5 in the minute before doors: our assumption. */
    public static final Duration RELOAD_INTERVAL = Duration.ofSeconds(5);

    /** Holds that a bot takes in succession and lets lapse: our assumption. */
    public static final int BOT_HOLDS = 3;

    /** Tickets that a bot requests at once: the largest party of the load script of 2018. */
    public static final int BOT_TICKETS = 5;

    /** Time that one customer takes at the counter: our assumption. */
    public static final Delay COUNTER = seconds(20, 60);

    /** Time between two occupancy reports; at the practice box office a report counts the sales of the last minute. */
    public static final Duration REPORT_INTERVAL = Duration.ofMinutes(1);

    /** Time between two polls of a partner's machine: within the 1 to 20 s at which pages are polled. */
    public static final Duration PARTNER_INTERVAL = Duration.ofSeconds(10);

    /** How long a surge is watched: of one fitted sale's visitors 88 % came in the first half hour. */
    public static final Duration SURGE = Duration.ofMinutes(30);

    /** Staff at work stay: a working day of 8 h, longer than any sale here. */
    public static final Delay AT_WORK = Delay.fixed(Duration.ofHours(8));

    /** Share of ticketing traffic that is bots: 39.9 % of requests (Distil Networks, Bad Bot Report, 2019). */
    public static final double BOT_TRAFFIC = 0.399;

    private static final int SLOW_SECONDS = 3;
    private static final int REFRESHES = 5;
    private static final int PATIENCE_MINUTES = 10;
    private static final int PATIENCE_MOST_MINUTES = 30;

    private Behaviour() {}

    /** Tickets wanted: 1 to 5 at 60, 25, 20, 20 and 10, as in a real sale's load script of 2018. */
    public static Weighted<Integer> partySizes() {
        return weighted(1, 60).or(2, 25).or(3, 20).or(4, 20).or(5, 10);
    }

    /**
     * How long people stay, from their arrival: on average about as long as a common hold lasts (10 min), and at most
     * as long as the longest hold (30 min). Our assumption.
     */
    public static Delay patience() {
        return Delay.exponential(Duration.ofMinutes(PATIENCE_MINUTES))
                .atMost(Duration.ofMinutes(PATIENCE_MOST_MINUTES));
    }

    /** F5 whenever a page takes longer than a few seconds: 3 s, at most 5 times. Our assumption. */
    public static Refreshing impatience() {
        return Refreshing.whenSlowerThan(Duration.ofSeconds(SLOW_SECONDS)).upTo(REFRESHES);
    }

    private static Delay seconds(int least, int most) {
        return Delay.between(Duration.ofSeconds(least), Duration.ofSeconds(most));
    }
}
