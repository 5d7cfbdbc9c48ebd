package dev.onsale.practice.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One sale: what {@code POST /practice/reset} sets.
 *
 * @param event the event's id, in paths
 * @param ticketTypes price categories, 1 to {@code seats}
 * @param holdForMs how long a hold keeps its seats
 * @param doorsInMs from the reset to the opening of doors
 * @param outflowPerSecond admissions per second from the waiting room
 * @param waitingRoom false: every visitor may enter without a token
 * @param seed decides the order of visitors who came before doors, and the gateway's delays
 * @param gatewayTimeoutMs how long the shop waits for the payment gateway
 * @param seating whether seats are numbered
 * @param maxPerAccount tickets of one account over all its orders; 0: unlimited
 * @param tokens how the waiting room hands out its tokens
 * @param tokenLifeMs how long an admission token is valid
 * @param refusals the statuses with which the shop refuses
 * @param restartAfterDoorsMs when the nodes are restarted one after the other, after doors; null: never
 * @param connectionsPerNode the size of each node's pool of database connections
 * @param commitDelayMs how much longer the database takes to commit than on this machine's disk
 * @param terminalSlots how many requests the terminal service handles at a time; 0: it is down
 */
public record SaleSettings(
        String event,
        int seats,
        int ticketTypes,
        int holdForMs,
        int maxPerOrder,
        int doorsInMs,
        double outflowPerSecond,
        boolean waitingRoom,
        long seed,
        int gatewayTimeoutMs,
        int terminalSlots,
        Seating seating,
        int maxPerAccount,
        Tokens tokens,
        int tokenLifeMs,
        Refusals refusals,
        @Nullable Integer restartAfterDoorsMs,
        int connectionsPerNode,
        int commitDelayMs) {
    public static final SaleSettings DEFAULT = new SaleSettings(
            "arena",
            1_500,
            20,
            6_000,
            5,
            4_000,
            30,
            true,
            1,
            10_000,
            64,
            Seating.NUMBERED,
            0,
            Tokens.BODY,
            900_000,
            Refusals.STATUSES,
            null,
            8,
            0);

    private static final int CONNECTIONS_MAX = 16;

    /** PostgreSQL's upper limit. */
    private static final int COMMIT_DELAY_MS_MAX = 100;

    private static final int SEATS_MAX = 100_000;
    /** Less than the time for which the seats of a payment in progress are secured. */
    private static final int GATEWAY_TIMEOUT_MS_MAX = 20_000;

    private static final int DAY_MS = 86_400_000;

    public SaleSettings {
        require(event.matches("[a-z0-9-]{1,40}"), "event", event, "1 to 40 of a-z, 0-9 and '-'");
        require(seats >= 1 && seats <= SEATS_MAX, "seats", seats, "1 to " + SEATS_MAX);
        require(ticketTypes >= 1 && ticketTypes <= seats, "ticketTypes", ticketTypes, "1 to the number of seats");
        require(holdForMs >= 1 && holdForMs <= DAY_MS, "holdForMs", holdForMs, "1 to " + DAY_MS);
        require(maxPerOrder >= 1 && maxPerOrder <= 100, "maxPerOrder", maxPerOrder, "1 to 100");
        require(doorsInMs >= 0 && doorsInMs <= DAY_MS, "doorsInMs", doorsInMs, "0 to " + DAY_MS);
        require(
                outflowPerSecond > 0 && outflowPerSecond <= 100_000,
                "outflowPerSecond",
                outflowPerSecond,
                "above 0 and at most 100000");
        require(
                gatewayTimeoutMs >= 1 && gatewayTimeoutMs <= GATEWAY_TIMEOUT_MS_MAX,
                "gatewayTimeoutMs",
                gatewayTimeoutMs,
                "1 to " + GATEWAY_TIMEOUT_MS_MAX);
        require(terminalSlots >= 0 && terminalSlots <= 10_000, "terminalSlots", terminalSlots, "0 to 10000");
        require(maxPerAccount >= 0 && maxPerAccount <= 10_000, "maxPerAccount", maxPerAccount, "0 to 10000");
        int restart = restartAfterDoorsMs == null ? 0 : restartAfterDoorsMs;
        require(restart >= 0 && restart <= DAY_MS, "restartAfterDoorsMs", restart, "0 to " + DAY_MS);
        require(
                connectionsPerNode >= 1 && connectionsPerNode <= CONNECTIONS_MAX,
                "connectionsPerNode",
                connectionsPerNode,
                "1 to " + CONNECTIONS_MAX);
        require(
                commitDelayMs >= 0 && commitDelayMs <= COMMIT_DELAY_MS_MAX,
                "commitDelayMs",
                commitDelayMs,
                "0 to " + COMMIT_DELAY_MS_MAX);
        require(tokenLifeMs >= 1 && tokenLifeMs <= DAY_MS, "tokenLifeMs", tokenLifeMs, "1 to " + DAY_MS);
    }

    /** When the nodes are restarted one after the other, counted from doors; empty: never. */
    public Optional<Duration> restart() {
        return Optional.ofNullable(restartAfterDoorsMs).map(Duration::ofMillis);
    }

    /** Anything that is not set takes its default, never the value of the previous sale. */
    @JsonCreator
    static SaleSettings withDefaults(
            @JsonProperty("event") @Nullable String event,
            @JsonProperty("seats") @Nullable Integer seats,
            @JsonProperty("ticketTypes") @Nullable Integer ticketTypes,
            @JsonProperty("holdForMs") @Nullable Integer holdForMs,
            @JsonProperty("maxPerOrder") @Nullable Integer maxPerOrder,
            @JsonProperty("doorsInMs") @Nullable Integer doorsInMs,
            @JsonProperty("outflowPerSecond") @Nullable Double outflowPerSecond,
            @JsonProperty("waitingRoom") @Nullable Boolean waitingRoom,
            @JsonProperty("seed") @Nullable Long seed,
            @JsonProperty("gatewayTimeoutMs") @Nullable Integer gatewayTimeoutMs,
            @JsonProperty("terminalSlots") @Nullable Integer terminalSlots,
            @JsonProperty("seating") @Nullable Seating seating,
            @JsonProperty("maxPerAccount") @Nullable Integer maxPerAccount,
            @JsonProperty("tokens") @Nullable Tokens tokens,
            @JsonProperty("tokenLifeMs") @Nullable Integer tokenLifeMs,
            @JsonProperty("refusals") @Nullable Refusals refusals,
            @JsonProperty("restartAfterDoorsMs") @Nullable Integer restartAfterDoorsMs,
            @JsonProperty("connectionsPerNode") @Nullable Integer connectionsPerNode,
            @JsonProperty("commitDelayMs") @Nullable Integer commitDelayMs) {
        int seatsOrDefault = or(seats, DEFAULT.seats);
        return new SaleSettings(
                or(event, DEFAULT.event),
                seatsOrDefault,
                or(ticketTypes, Math.max(1, Math.min(DEFAULT.ticketTypes, seatsOrDefault))),
                or(holdForMs, DEFAULT.holdForMs),
                or(maxPerOrder, DEFAULT.maxPerOrder),
                or(doorsInMs, DEFAULT.doorsInMs),
                or(outflowPerSecond, DEFAULT.outflowPerSecond),
                or(waitingRoom, DEFAULT.waitingRoom),
                or(seed, DEFAULT.seed),
                or(gatewayTimeoutMs, DEFAULT.gatewayTimeoutMs),
                or(terminalSlots, DEFAULT.terminalSlots),
                or(seating, DEFAULT.seating),
                or(maxPerAccount, DEFAULT.maxPerAccount),
                or(tokens, DEFAULT.tokens),
                or(tokenLifeMs, DEFAULT.tokenLifeMs),
                or(refusals, DEFAULT.refusals),
                restartAfterDoorsMs,
                or(connectionsPerNode, DEFAULT.connectionsPerNode),
                or(commitDelayMs, DEFAULT.commitDelayMs));
    }

    private static <T> T or(@Nullable T said, T otherwise) {
        return said == null ? otherwise : said;
    }

    private static void require(boolean holds, String key, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is " + value + "; allowed: " + allowed);
        }
    }
}
