package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onsale.gatling.request.ExitHook;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.JourneyEstimate;
import dev.onsale.plan.Plan;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The base class of a scenario. Extend it, and describe in an initializer who comes and what they do:
 *
 * <pre>{@code
 * public final class ArenaOnSale extends OnSale {
 *     {
 *         protocol(http -> http.userAgentHeader("Mozilla/5.0"));
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
 * <p>Every session contains {@code event} and {@code maxPerOrder} from the plan, {@code visitor} (number in the
 * schedule) and {@code visit} (unique to this run and visitor: useful for idempotency keys), and, if the plan has
 * {@code accounts:}, the columns of the visitor's own account. If a request needs an attribute that the session lacks,
 * the journey ends as {@code error}, and its detail names the attribute.
 *
 * <p>A word in the wrong order is rejected when the scenario is built, with its file and line; one without a required
 * part does not compile. Further words are inherited from {@link SaleDsl}.
 */
public abstract class OnSale extends SaleDsl {

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private SaleProtocol protocol = SaleProtocol.PLAIN;

    /**
     * Visitors of one kind; the plan gives their share of all visitors.
     *
     * <p>{@code visitors("fan").doing(browse(http("browse").get("/events/#{event}")))}
     */
    protected final Kind visitors(String kind) {
        Kind known = kinds.get(kind);
        return known == null ? Kind.called(kind, changed -> kinds.put(kind, changed)) : known;
    }

    /**
     * The HTTP protocol of all visitors, in Gatling's DSL: HTTP/2, the user agent, headers, shared or separate
     * connections, basic or digest authentication, checks of every response. A second call adds to the first. onsale
     * keeps the settings that measuring depends on: it rejects a base URL, which is the plan's target, and whatever
     * would hide a request or change a response.
     *
     * <p>{@code protocol(http -> http.enableHttp2().userAgentHeader("Mozilla/5.0").shareConnections())}
     */
    protected final void protocol(UnaryOperator<HttpProtocolBuilder> change) {
        protocol = protocol.and(SourceLine.of("protocol"), change);
    }

    /**
     * Visitors called {@code fan}, people who want tickets: they have {@link Behaviour#patience()} and come in {@link
     * Behaviour#partySizes()}. Describe what they do with {@link Kind#doing}; later settings replace the ready-made
     * ones, here and in all kinds below:
     *
     * <pre>{@code
     * fan().doing(queue(), eventPage(), seats(), order(), payment());
     * refresher(http("reload").get("/events/#{event}")).doing(queue(), eventPage(), seats(), order(), payment());
     * bot().buying(weighted(4, 1)).doing(queue(), seats());
     * clerk().doing(sellInPerson(sale), print(tickets));
     * backOffice().doing(report(occupancy));
     * apiPartner().doing(watch(availability).every(ofSeconds(5)));
     * }</pre>
     *
     * <p>{@code fan().doing(browse(http("browse").get("/events/#{event}")))}
     */
    protected final Kind fan() {
        return visitors("fan").patience(Behaviour.patience()).buying(Behaviour.partySizes());
    }

    /**
     * Visitors called {@code refresher}, impatient fans: in the last minute before doors they reload a page every
     * {@link Behaviour#RELOAD_INTERVAL}, and whenever a page is slow they press F5, following {@link
     * Behaviour#impatience()}. The response is discarded, but the target has still done the work: this is what makes
     * failures last.
     *
     * <p>{@code refresher(http("reload").get("/events/#{event}")).doing(browse(http("browse").get("/events/#{event}")))}
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
     * left to expire. They end as {@code abandoned}, or as {@code sold-out} if nothing is left to hold.
     *
     * <p>{@code bot().doing(pickSeats(http("hold").post("/holds")).soldOutOn(410))}
     */
    protected final Kind bot() {
        return visitors("bot")
                .withoutThinking()
                .patience(Behaviour.patience())
                .buying(Weighted.weighted(Behaviour.BOT_TICKETS, 1))
                .lettingHoldsLapse(Behaviour.BOT_HOLDS);
    }

    /**
     * Visitors called {@code clerk}: each is one customer at a counter, a separate channel that can fail separately, as
     * when an in-person app was down for six hours (Spektrix, October 2024). A customer takes {@link Behaviour#COUNTER}
     * and buys in {@link Behaviour#partySizes()}; the clerk does not lose patience.
     *
     * <p>{@code clerk().doing(sellInPerson(http("sell").post("/box-office/sales")))}
     */
    protected final Kind clerk() {
        return visitors("clerk")
                .patience(Behaviour.AT_WORK)
                .buying(Behaviour.partySizes())
                .serving(Behaviour.COUNTER);
    }

    /**
     * Visitors called {@code backOffice}, who look at {@link SaleDsl#report reports} during the sale, like staff who
     * could not print tickets (Spektrix, October 2024). They stay to the end: {@code done}.
     *
     * <p>{@code backOffice().doing(report(http("occupancy").get("/back-office/occupancy")))}
     */
    protected final Kind backOffice() {
        return visitors("backOffice").patience(Behaviour.AT_WORK);
    }

    /**
     * Visitors called {@code apiPartner}, machines that {@link SaleDsl#watch} availability to the end: {@code done}.
     *
     * <p>{@code apiPartner().doing(watch(http("availability").get("/availability")))}
     */
    protected final Kind apiPartner() {
        return visitors("apiPartner").withoutThinking().patience(Behaviour.AT_WORK);
    }

    /** The kinds that this on-sale defines, in the order of their definition. */
    public final List<Kind> kinds() {
        return List.copyOf(kinds.values());
    }

    /**
     * What one average journey of a plan sends and takes, as far as the words determine it.
     *
     * @throws BadInputException if the plan names a kind of visitor that this on-sale does not define
     */
    public final JourneyEstimate estimate(Plan plan) {
        requireSound(plan);
        return Estimate.of(this, plan);
    }

    /** The names of the plan's steps as written here, as far as they are known before anything is sent. */
    public final Set<String> authoredSteps(Plan plan) {
        Set<String> steps = new LinkedHashSet<>();
        plan.workload().visitors().keySet().forEach(kind -> {
            steps.addAll(known(kind, plan).itinerary().requestsByStep().keySet());
            steps.addAll(known(kind, plan).itinerary().possibleJourneys().knownSteps());
        });
        return steps;
    }

    /**
     * The scenario for one run.
     *
     * @throws BadInputException if the plan names a kind of visitor that this on-sale does not define
     */
    public final ScenarioBuilder scenario(Rehearsal rehearsal) {
        Plan plan = rehearsal.plan();
        requireSound(plan);
        List<ChainBuilder> ways = new ArrayList<>();
        for (String kind : plan.workload().visitors().keySet()) {
            ways.add(doIf(session -> Visit.of(session).kind().equals(kind))
                    .then(known(kind, plan).chain()));
        }
        return CoreDsl.scenario("onsale")
                .exec(exec(session -> arrive(session, rehearsal)))
                .exec(ways);
    }

    /**
     * Gatling's protocol for a run: the given one, with this on-sale's settings.
     *
     * @throws BadInputException if it changes a setting that onsale controls
     */
    public final HttpProtocolBuilder protocolOn(HttpProtocolBuilder plain) {
        return protocol.on(plain);
    }

    private void requireSound(Plan plan) {
        protocol.on(HttpDsl.http);
        plan.workload()
                .visitors()
                .keySet()
                .forEach(kind -> known(kind, plan).itinerary().nameStepsIn(new StepNames()));
    }

    Kind known(String kind, Plan plan) {
        Kind known = kinds.get(kind);
        if (known == null || known.doesNothing()) {
            throw new BadInputException(
                    plan.scenario() + ": visitors(\"" + kind
                            + "\") do nothing in this scenario, but the plan sends them",
                    "it has " + kinds.keySet() + ": change visitors in the plan, or add the kind to the scenario");
        }
        known.check();
        return known;
    }

    private static Session arrive(Session session, Rehearsal rehearsal) {
        long own = session.userId() - 1;
        long visitor = rehearsal.visitor(own);
        Visit visit = rehearsal.visit(own);
        Integer maxPerOrder = rehearsal.plan().sale().maxPerOrder();
        Session arrived = session.setAll(
                        Map.<String, Object>copyOf(rehearsal.accounts().of(visitor)))
                .set(Visit.ATTRIBUTE, visit)
                .set("event", rehearsal.plan().sale().event())
                .set("maxPerOrder", maxPerOrder == null ? Integer.MAX_VALUE : maxPerOrder)
                .set("visitor", visitor)
                .set("visit", Long.toString(rehearsal.loadStartMs(), 36) + "-" + visitor);
        return ExitHook.heardBy(visit::left, arrived);
    }
}
