package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.exec.Executable;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What visitors of one kind are like, and what they do, in order. Defined by {@link OnSale#visitors}. */
public final class Kind {

    private final String name;
    private final Map<String, Weighted<?>> draws = new LinkedHashMap<>();
    private final List<Executable> journey = new ArrayList<>();
    private @Nullable Weighted<Integer> party;
    private Delay patience = Behaviour.patience();
    private boolean thinks = true;
    private Habits habits = Habits.NONE;
    private @Nullable Retries retries;
    private @Nullable Refreshing refreshing;
    private @Nullable RefreshBeforeDoors beforeDoors;

    Kind(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /**
     * From the planned arrival on, this long, in the sale's clock: one deadline bounds every wait of the journey, those
     * for a slow answer and before a retry too. Whoever runs out of it has given up, which is an outcome. Unless told
     * otherwise {@link Behaviour#patience()}.
     */
    public Kind patience(Delay lasting) {
        patience = lasting;
        return this;
    }

    /** A machine: it skips all think times, and everything else is as written. */
    public Kind withoutThinking() {
        thinks = false;
        return this;
    }

    /** People: they think as written. So all are, unless {@link #withoutThinking} was said. */
    public Kind thinking() {
        thinks = true;
        return this;
    }

    /**
     * They want no seats, only others not to have them: each {@code pickSeats(…)} that does not say so itself lets so
     * many holds lapse, one after the other, as {@link PickSeats#lettingItLapse(int)} does. Nothing comes after it.
     *
     * @param holds 1 or more
     */
    public Kind lettingHoldsLapse(int holds) {
        habits = habits.lapsing(holds);
        return this;
    }

    /** How long a customer takes in each {@code sellInPerson(…)} that does not say so itself, in the sale's clock. */
    public Kind serving(Delay time) {
        habits = habits.serving(time);
        return this;
    }

    /**
     * They press F5 when a page is slow:
     * {@code visitors("refresher").refreshing(whenSlowerThan(ofSeconds(3)).upTo(5))}.
     */
    public Kind refreshing(Refreshing policy) {
        refreshing = policy;
        return this;
    }

    /**
     * They look at a page before doors, and reload it again and again in the last minute before them; whoever comes
     * later starts at once. What {@link #doing} says comes after it.
     *
     * @param page what they reload
     * @param every time between two reloads, in the sale's clock, give or take 20 %; above 0
     */
    public Kind refreshingBeforeDoors(HttpRequestActionBuilder page, Duration every) {
        if (every.isZero() || every.isNegative()) {
            throw new IllegalArgumentException("reloading every " + every + " has no end");
        }
        beforeDoors = new RefreshBeforeDoors(Origin.of("refreshingBeforeDoors"), Request.of(page), every);
        return this;
    }

    /** Errors are retried at every request whose word has no policy of its own; but see {@link Retries} on payments. */
    public Kind retryingErrors(Retries policy) {
        retries = policy;
        return this;
    }

    /** Does a word again and again for some time, as {@link Repeat} says; times are in the sale's clock. */
    public Kind repeating(Word word, Duration every, Duration lasting) {
        return doing(Repeat.of(word).every(every).lasting(lasting));
    }

    /** How many tickets they want; in the session as {@code party}. */
    public Kind buying(Weighted<Integer> wanted) {
        party = wanted;
        return having("party", wanted);
    }

    /** Something that differs from visitor to visitor, in the session under the name given. */
    public Kind having(String attribute, Weighted<?> values) {
        draws.put(attribute, values);
        return this;
    }

    /** What they do, in order: words, or any Gatling chain. */
    public Kind doing(Executable... inOrder) {
        Origin origin = Origin.of("doing");
        for (Executable part : inOrder) {
            journey.add(part instanceof Word ? part : new PlainChain(origin, part));
        }
        return this;
    }

    /** Names of the requests of a whole journey, in order; plain Gatling chains are not looked into. */
    public List<String> steps() {
        return parts().stream()
                .filter(Word.class::isInstance)
                .flatMap(word -> ((Word) word).steps().stream())
                .toList();
    }

    /** Mean number of requests of each step in one journey, if nobody runs out of patience; one poll each. */
    Map<String, Double> requestsByStep() {
        Map<String, Double> requests = new LinkedHashMap<>();
        double stillThere = 1;
        for (Executable part : parts()) {
            if (part instanceof Word word) {
                for (String step : word.steps()) {
                    requests.merge(step, stillThere * word.requestsOf(step), Double::sum);
                }
                stillThere *= word.goingOn();
            }
        }
        return requests;
    }

    Foreseen foreseen() {
        return Foreseen.of(parts());
    }

    /** Names of the requests of the last word; empty if the journey ends with a chain of Gatling's own. */
    public List<String> lastSteps() {
        List<Executable> all = parts();
        return !all.isEmpty() && all.get(all.size() - 1) instanceof Word last ? last.steps() : List.of();
    }

    /** Whether anybody of them goes the whole way, to end as {@code bought} or {@code done}. */
    public boolean canFinish() {
        return parts().stream().allMatch(part -> !(part instanceof Word word) || word.goingOn() > 0);
    }

    /** From the first word to the last, in the sale's clock; without what the target takes. */
    Duration typicalLength() {
        return parts().stream()
                .filter(Word.class::isInstance)
                .map(part -> ((Word) part).typicalLength())
                .reduce(Duration.ZERO, Duration::plus);
    }

    Optional<Weighted<Integer>> party() {
        return Optional.ofNullable(party);
    }

    boolean doesNothing() {
        return journey.isEmpty();
    }

    /** @throws dev.onsale.plan.BadInputException if this cannot be a journey, naming the word, its file and line */
    void check() {
        JourneyRules.check(name, patience, parts());
    }

    void nameStepsIn(StepNames names) {
        for (Executable part : parts()) {
            if (part instanceof Word word) {
                names.use(word);
            }
        }
    }

    ChainBuilder chain() {
        ChainBuilder chain = exec(this::arrive);
        for (Executable part : asTheyDoIt()) {
            chain = chain.exec(part);
        }
        return chain.exec(session -> {
            Visit.of(session).end(Outcome.DONE, null);
            return session;
        });
    }

    private List<Executable> parts() {
        List<Executable> parts = new ArrayList<>();
        journey.forEach(part -> parts.add(part instanceof Word word ? habits.of(word) : part));
        if (beforeDoors != null) {
            parts.add(0, beforeDoors);
        }
        return parts;
    }

    /** The journey with each request sent in the manner of this kind, and with a valid token. */
    private List<Executable> asTheyDoIt() {
        List<Executable> done = new ArrayList<>();
        UnaryOperator<Request> each = this::inTheirManner;
        AdmissionCheck admission = admissionCheck();
        for (Executable part : parts()) {
            if (!(part instanceof Word word)) {
                done.add(part);
                continue;
            }
            Word seen = admission == null || word instanceof WaitInQueue
                    ? word
                    : word.withRequests(request -> request.admissionSeenBy(admission));
            Word changed = seen.withRequests(each);
            done.add(changed);
            FreshToken token = changed instanceof WaitInQueue queue ? queue.freshToken() : null;
            if (token != null) {
                UnaryOperator<Request> before = each;
                each = request -> before.apply(request).admittedBy(token);
            }
        }
        return done;
    }

    /** The waiting room's own requests get the token, and all others should carry it; {@code null} without one. */
    private @Nullable AdmissionCheck admissionCheck() {
        for (Executable part : parts()) {
            String attribute = part instanceof WaitInQueue queue ? queue.admittedAttribute() : null;
            if (attribute != null) {
                return new AdmissionCheck(attribute);
            }
        }
        return null;
    }

    private Request inTheirManner(Request request) {
        Request sent = refreshing == null ? request : request.refreshing(refreshing);
        return retries == null ? sent : sent.retrying(retries);
    }

    private Session arrive(Session session) {
        Visit visit = Visit.of(session);
        visit.patience(patience);
        if (!thinks) {
            visit.withoutThinking();
        }
        Session arrived = session;
        for (Map.Entry<String, Weighted<?>> draw : draws.entrySet()) {
            arrived = arrived.set(draw.getKey(), draw.getValue().at(visit.chance(draw.getKey())));
        }
        return arrived;
    }
}
