package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How seats are found and held.
 *
 * @param hold the request that holds them
 * @param look at the map before each attempt
 * @param choice of the number and type of tickets
 * @param contention what to do if others were faster
 * @param rules for a hold
 */
record SeatSearch(Request hold, MapLook look, TicketChoice choice, Contention contention, HoldRules rules) {

    SeatSearch holding(Request other) {
        return new SeatSearch(other, look, choice, contention, rules);
    }

    SeatSearch looking(MapLook other) {
        return new SeatSearch(hold, other, choice, contention, rules);
    }

    SeatSearch choosing(TicketChoice other) {
        return new SeatSearch(hold, look, other, contention, rules);
    }

    SeatSearch contending(Contention other) {
        return new SeatSearch(hold, look, choice, other, rules);
    }

    SeatSearch holding(HoldRules other) {
        return new SeatSearch(hold, look, choice, contention, other);
    }

    SeatSearch sending(UnaryOperator<Request> change) {
        Release release = rules.release();
        return new SeatSearch(
                hold.changedBy(change),
                look.sending(change),
                choice,
                contention,
                release == null ? rules : rules.releasing(release.with(change)));
    }

    List<String> steps() {
        List<String> steps = new ArrayList<>(look.steps());
        steps.addAll(hold.steps());
        Release release = rules.release();
        if (release != null) {
            steps.add(release.request().step());
        }
        return steps;
    }

    double requestsOf(String step) {
        Release release = rules.release();
        if (release != null && release.request().step().equals(step)) {
            return rules.lapses() > 0 ? 0 : rules.abandonShare() * release.share();
        }
        return Math.max(1, rules.lapses());
    }

    double goingOn() {
        return rules.lapses() > 0 ? 0 : 1 - rules.abandonShare();
    }

    Duration typicalLength() {
        return Stream.of(look.study(), rules.think())
                .filter(Objects::nonNull)
                .map(Delay::median)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** @throws dev.onsale.plan.BadInputException if a required part is missing */
    void requireWhole(SourceLine origin) {
        if (contention.absence() != null && contention.soldOut().isEmpty() && look.wishes() == null) {
            throw origin.mistake("comes back, but has no rule for sold out", "add .soldOutOn(410)");
        }
    }
}
