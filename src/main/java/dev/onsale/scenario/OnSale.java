package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.JourneyEstimate;
import dev.onsale.plan.Plan;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An on-sale as its author describes it. Extend it, and say in an initializer who comes and what they do:
 *
 * <pre>{@code
 * public final class ArenaOnSale extends OnSale {
 *     {
 *         visitors("fan")
 *             .patience(exponential(ofMinutes(8)))
 *             .buying(weighted(1, 60).or(2, 25).or(3, 15))
 *             .doing(
 *                 browse(http("browse").get("/events/#{event}")).thinking(ofSeconds(4), ofSeconds(8)),
 *                 …);
 *     }
 * }
 * }</pre>
 *
 * <p>Every session holds {@code event} and {@code maxPerOrder} from the plan, {@code visitor} (number in the schedule)
 * and {@code visit} (unique to this run and visitor: good for idempotency keys); and, where the plan has {@code
 * accounts:}, the columns of the visitor's own account. An attribute that a request needs and the session lacks ends the
 * journey as {@code error}, and its detail names the attribute.
 *
 * <p>A word in the wrong order, or without what it needs, is refused when the scenario is built, with its file and line.
 */
public abstract class OnSale {

    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    /** Visitors of one kind; the plan says which share of all they are. */
    protected final Kind visitors(String kind) {
        return kinds.computeIfAbsent(kind, Kind::new);
    }

    /**
     * Visitors called {@code fan}, people who want tickets: they have {@link Behaviour#patience()} and come in {@link
     * Behaviour#partySizes()}. What they do is up to {@link Kind#doing}; whatever is said afterwards replaces what is
     * ready made, here and in all kinds below:
     *
     * <pre>{@code
     * fan().doing(queue(), eventPage(), seats(), order(), payment());
     * refresher(http("reload").get("/events/#{event}")).doing(queue(), eventPage(), seats(), order(), payment());
     * bot().buying(weighted(4, 1)).doing(queue(), seats());
     * clerk().doing(sellInPerson(sale), print(tickets));
     * backOffice().doing(report(occupancy));
     * apiPartner().doing(poll(availability).every(ofSeconds(5)));
     * }</pre>
     */
    protected final Kind fan() {
        return visitors("fan").patience(Behaviour.patience()).buying(Behaviour.partySizes());
    }

    /**
     * Visitors called {@code refresher}, impatient fans: in the last minute before doors they reload a page every {@link
     * Behaviour#RELOAD_INTERVAL}, and whenever a page is slow they press F5, as {@link Behaviour#impatience()} says. The
     * answer is thrown away and the target's work on it is not: that is what makes failures last.
     *
     * @param beforeDoors the page that they reload
     */
    protected final Kind refresher(HttpRequestActionBuilder beforeDoors) {
        return visitors("refresher")
                .patience(Behaviour.patience())
                .buying(Behaviour.partySizes())
                .refreshing(Behaviour.impatience())
                .refreshingBeforeDoors(beforeDoors, Behaviour.RELOAD_INTERVAL);
    }

    /**
     * Visitors called {@code bot}, resellers' machines, 39.9 % of ticketing traffic (Distil Networks, 2019): no think
     * time, {@link Behaviour#BOT_TICKETS} tickets at once, {@link Behaviour#BOT_HOLDS} holds one after the other, each
     * left to lapse. They end as {@code abandoned}, or {@code sold-out} where nothing is left to hold.
     */
    protected final Kind bot() {
        return visitors("bot")
                .withoutThinking()
                .patience(Behaviour.patience())
                .buying(Weighted.weighted(Behaviour.BOT_TICKETS, 1))
                .lettingHoldsLapse(Behaviour.BOT_HOLDS);
    }

    /**
     * Visitors called {@code clerk}: each is one customer at a counter, a channel of its own that can fail by itself, as
     * when an in-person app was down for six hours (Spektrix, October 2024). A customer takes {@link Behaviour#COUNTER}
     * and buys in {@link Behaviour#partySizes()}; the clerk does not lose patience.
     */
    protected final Kind clerk() {
        return visitors("clerk")
                .patience(Behaviour.AT_WORK)
                .buying(Behaviour.partySizes())
                .serving(Behaviour.COUNTER);
    }

    /**
     * Visitors called {@code backOffice}, who look at {@link #report reports} while the sale is on, as staff were told to
     * who could not print tickets (Spektrix, October 2024). They stay to the end: {@code done}.
     */
    protected final Kind backOffice() {
        return visitors("backOffice").patience(Behaviour.AT_WORK);
    }

    /** Visitors called {@code apiPartner}, machines that {@link #poll} what is available, to the end: {@code done}. */
    protected final Kind apiPartner() {
        return visitors("apiPartner").withoutThinking().patience(Behaviour.AT_WORK);
    }

    /** Looks at a report every {@link Behaviour#REPORT_INTERVAL} while a {@link Behaviour#SURGE} lasts. */
    protected static Repeat report(HttpRequestActionBuilder report) {
        return Repeat.watching("report", report, Behaviour.REPORT_INTERVAL);
    }

    /** Asks every {@link Behaviour#PARTNER_INTERVAL} while a {@link Behaviour#SURGE} lasts. */
    protected static Repeat poll(HttpRequestActionBuilder availability) {
        return Repeat.watching("poll", availability, Behaviour.PARTNER_INTERVAL);
    }

    /** Waits in a waiting room. */
    protected static WaitInQueue waitInQueue() {
        return WaitInQueue.waitInQueue();
    }

    /** Does a word again and again, for some time. */
    protected static Repeat repeat(Word word) {
        return Repeat.of(word);
    }

    /** Looks at a page. */
    protected static Page browse(HttpRequestActionBuilder request) {
        return Page.of(Origin.of("browse"), request);
    }

    /** Looks for seats and holds them. */
    protected static PickSeats pickSeats(HttpRequestActionBuilder hold) {
        return PickSeats.of(hold);
    }

    /** Makes an order of what is held. */
    protected static Checkout checkout(HttpRequestActionBuilder order) {
        return Checkout.of(order);
    }

    /** Pays for the order. */
    protected static Pay pay(HttpRequestActionBuilder payment) {
        return Pay.of(payment);
    }

    /** A clerk sells to somebody at the counter. */
    protected static SellInPerson sellInPerson(HttpRequestActionBuilder sale) {
        return SellInPerson.of(sale);
    }

    /** Prints the tickets of what was sold. */
    protected static Aftermath print(HttpRequestActionBuilder tickets) {
        return Aftermath.of("print", tickets);
    }

    /** Cancels an order. */
    protected static Aftermath cancel(HttpRequestActionBuilder order) {
        return Aftermath.of("cancel", order);
    }

    /** The kinds that this on-sale knows, in the order of their definition. */
    public final List<Kind> kinds() {
        return List.copyOf(kinds.values());
    }

    /**
     * What one average journey of a plan sends and takes, as far as the words tell it.
     *
     * @throws BadInputException if the plan names a kind of visitor that this on-sale does not know
     */
    public final JourneyEstimate estimate(Plan plan) {
        requireOneRequestAStep(plan);
        return Estimate.of(this, plan);
    }

    /** The names of the plan's steps as they are written here, as far as they are known before anything is sent. */
    public final Set<String> authoredSteps(Plan plan) {
        Set<String> steps = new LinkedHashSet<>();
        plan.visitors().keySet().forEach(kind -> {
            steps.addAll(known(kind, plan).requestsByStep().keySet());
            steps.addAll(known(kind, plan).foreseen().knownSteps());
        });
        return steps;
    }

    /**
     * The scenario for one run.
     *
     * @throws BadInputException if the plan names a kind of visitor that this on-sale does not know
     */
    public final ScenarioBuilder scenario(Rehearsal rehearsal) {
        Plan plan = rehearsal.plan();
        requireOneRequestAStep(plan);
        List<ChainBuilder> ways = new ArrayList<>();
        for (String kind : plan.visitors().keySet()) {
            ways.add(doIf(session -> Visit.of(session).kind().equals(kind))
                    .then(known(kind, plan).chain()));
        }
        return CoreDsl.scenario("onsale")
                .exec(exec(session -> arrive(session, rehearsal)))
                .exec(ways);
    }

    private void requireOneRequestAStep(Plan plan) {
        plan.visitors().keySet().forEach(kind -> known(kind, plan).nameStepsIn(new StepNames()));
    }

    Kind known(String kind, Plan plan) {
        Kind known = kinds.get(kind);
        if (known == null || known.doesNothing()) {
            throw new BadInputException(
                    plan.scenario() + ": no visitors(\"" + kind + "\") that do something, but the plan sends them",
                    "it knows " + kinds.keySet() + ": change visitors in the plan, or add the kind to the scenario");
        }
        known.check();
        return known;
    }

    private static Session arrive(Session session, Rehearsal rehearsal) {
        long visitor = session.userId() - 1;
        Visit visit = rehearsal.visit(visitor);
        Integer maxPerOrder = rehearsal.plan().sale().maxPerOrder();
        Session arrived = session.setAll(
                        Map.<String, Object>copyOf(rehearsal.accounts().of(visitor)))
                .set(Visit.ATTRIBUTE, visit)
                .set("event", rehearsal.plan().sale().event())
                .set("maxPerOrder", maxPerOrder == null ? Integer.MAX_VALUE : maxPerOrder)
                .set("visitor", visitor)
                .set("visit", Long.toString(rehearsal.loadStartMs(), 36) + "-" + visitor);
        return Leaving.heardBy(visit, arrived);
    }
}
