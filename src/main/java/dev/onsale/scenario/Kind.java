package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onsale.plan.Delay;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.exec.Executable;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What visitors of one kind are like, and what they do, in order. Immutable: each method returns another kind of the
 * same name, and the on-sale uses the last one. Created by {@link OnSale#visitors}.
 *
 * <pre>{@code
 * visitors("fan")
 *     .patience(exponential(ofMinutes(8)).atMost(ofMinutes(20)))
 *     .buying(weighted(1, 60).or(2, 40))
 *     .doing(browse(http("browse").get("/events/#{event}")))
 * }</pre>
 */
public final class Kind {

    private final String name;
    private final Consumer<Kind> onSale;
    private final Person person;
    private final KindDefaults defaults;
    private final @Nullable RefreshBeforeDoors beforeDoors;
    private final List<Executable> journey;

    private Kind(
            String name,
            Consumer<Kind> onSale,
            Person person,
            KindDefaults defaults,
            @Nullable RefreshBeforeDoors beforeDoors,
            List<Executable> journey) {
        this.name = name;
        this.onSale = onSale;
        this.person = person;
        this.defaults = defaults;
        this.beforeDoors = beforeDoors;
        this.journey = journey;
    }

    /** @param onSale notified of each kind derived from this one */
    static Kind called(String name, Consumer<Kind> onSale) {
        return new Kind(name, onSale, Person.USUAL, KindDefaults.NONE, null, List.of()).told();
    }

    public String name() {
        return name;
    }

    /**
     * How long visitors wait, counted from the planned arrival, in the sale clock. This one deadline bounds every wait
     * of the journey, including slow responses and retries. A visitor who runs out of patience has given up, which is
     * an outcome.
     * Default: {@link Behaviour#patience()}.
     *
     * <p>{@code visitors("fan").patience(exponential(ofMinutes(8)).atMost(ofMinutes(20)))}
     */
    public Kind patience(Delay lasting) {
        return with(person.patience(lasting));
    }

    /**
     * A machine: skips all think times.
     *
     * <p>{@code visitors("bot").withoutThinking()}
     */
    public Kind withoutThinking() {
        return with(person.thinking(false));
    }

    /**
     * People: use the think times as written. The default, unless {@link #withoutThinking} is set.
     *
     * <p>{@code bot().thinking()}
     */
    public Kind thinking() {
        return with(person.thinking(true));
    }

    /**
     * How many tickets they want; in the session as {@code party}.
     *
     * <p>{@code visitors("fan").buying(weighted(1, 60).or(2, 40))}
     */
    public Kind buying(Weighted<Integer> wanted) {
        return with(person.buying(wanted));
    }

    /**
     * A value drawn for each visitor, stored in the session under this name.
     *
     * <p>{@code visitors("fan").having("card", weighted("tok_ok", 95).or("tok_declined", 5))}
     */
    public Kind having(String attribute, Weighted<?> values) {
        return with(person.having(attribute, values));
    }

    /**
     * They want no seats, only to keep others from having them: each {@code pickSeats(…)} without its own setting lets
     * this many holds lapse, one after the other, like {@link PickSeats#lettingItLapse(int)}. Nothing comes after it.
     *
     * <p>{@code visitors("bot").lettingHoldsLapse(3)}
     *
     * @param holds 1 or more
     */
    public Kind lettingHoldsLapse(int holds) {
        return with(defaults.lapsing(holds));
    }

    /**
     * How long a customer takes in each {@code sellInPerson(…)} without its own setting, in the sale clock.
     *
     * <p>{@code visitors("clerk").serving(between(ofSeconds(20), ofSeconds(60)))}
     */
    public Kind serving(Delay time) {
        return with(defaults.serving(time));
    }

    /**
     * They press F5 when a page is slow.
     *
     * <p>{@code visitors("refresher").refreshing(whenSlowerThan(ofSeconds(3)).upTo(5))}
     */
    public Kind refreshing(Refreshing policy) {
        return with(defaults.refreshing(policy));
    }

    /**
     * Retries errors at every request whose word has no policy of its own; but see {@link Retries} on payments.
     *
     * <p>{@code visitors("fan").retryingErrors(retries(3).backingOff(ofSeconds(1), ofSeconds(10)))}
     */
    public Kind retryingErrors(Retries policy) {
        return with(defaults.retrying(policy));
    }

    /**
     * Every request of their words carries a header whose value the target renews in its responses.
     *
     * <p>{@code visitors("fan").carrying(sessionHeader("X-CSRF-Token"))}
     */
    public Kind carrying(SessionHeader header) {
        return with(defaults.carrying(header));
    }

    /**
     * They look at a page before doors, and reload it repeatedly in the last minute before them; later visitors start
     * at once. The words of {@link #doing} follow.
     *
     * <p>{@code visitors("fan").refreshingBeforeDoors(http("reload").get("/events/#{event}"), ofSeconds(5))}
     *
     * @param page what they reload
     * @param every time between two reloads, in the sale clock, ± 20 %; above 0
     */
    public Kind refreshingBeforeDoors(HttpRequestActionBuilder page, Duration every) {
        if (every.isZero() || every.isNegative()) {
            throw new IllegalArgumentException("refreshingBeforeDoors(…, " + every + "): use a duration above 0");
        }
        RefreshBeforeDoors reload =
                new RefreshBeforeDoors(SourceLine.of("refreshingBeforeDoors"), Request.of(page), every);
        return new Kind(name, onSale, person, defaults, reload, journey).told();
    }

    /**
     * Repeats a word for some time, as {@link Repeat} says; times are in the sale clock.
     *
     * <p>{@code visitors("partner").repeating(browse(http("left").get("/left")), ofSeconds(10), ofMinutes(5))}
     */
    public Kind repeating(Word word, Duration every, Duration lasting) {
        return doing(Repeat.of(word).every(every).lasting(lasting));
    }

    /**
     * What they do, in order: words, or any Gatling chain. A second call appends to the first.
     *
     * <p>{@code visitors("fan").doing(browse(http("browse").get("/events/#{event}")))}
     */
    public Kind doing(Executable... inOrder) {
        SourceLine origin = SourceLine.of("doing");
        List<Executable> more = new ArrayList<>(journey);
        for (Executable part : inOrder) {
            more.add(part instanceof Word ? part : new PlainChain(origin, part));
        }
        return new Kind(name, onSale, person, defaults, beforeDoors, List.copyOf(more)).told();
    }

    /** Names of the requests of a whole journey, in order; plain Gatling chains are not inspected. */
    public List<String> steps() {
        return itinerary().steps();
    }

    /** Names of the requests of the last word; empty if the journey ends with a plain Gatling chain. */
    public List<String> lastSteps() {
        return itinerary().lastSteps();
    }

    /** Whether a visitor can complete the journey as {@code bought} or {@code done}. */
    public boolean canFinish() {
        return itinerary().canFinish();
    }

    Optional<Weighted<Integer>> party() {
        return Optional.ofNullable(person.party());
    }

    boolean doesNothing() {
        return journey.isEmpty();
    }

    /** @throws dev.onsale.plan.BadInputException if the journey is impossible, naming the word, its file and line */
    void check() {
        JourneyRules.check(name, person.patience(), itinerary().parts());
    }

    ChainBuilder chain() {
        return exec(person::arrived).exec(itinerary().chain());
    }

    Itinerary itinerary() {
        List<Executable> parts = new ArrayList<>();
        journey.forEach(part -> parts.add(part instanceof Word word ? defaults.of(word) : part));
        if (beforeDoors != null) {
            parts.add(0, beforeDoors);
        }
        return new Itinerary(parts, defaults);
    }

    private Kind with(Person other) {
        return new Kind(name, onSale, other, defaults, beforeDoors, journey).told();
    }

    private Kind with(KindDefaults other) {
        return new Kind(name, onSale, person, other, beforeDoors, journey).told();
    }

    private Kind told() {
        onSale.accept(this);
        return this;
    }
}
