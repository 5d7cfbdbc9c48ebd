package dev.onsale.scenario;

import dev.onsale.gatling.structure.SentSteps;
import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.exec.Executable;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the journeys of one kind can send, and their possible outcomes, as far as its words determine it; a plain chain
 * may end a journey with any outcome.
 */
final class PossibleJourneys {

    private final SentSteps sent = new SentSteps();
    private final Set<Outcome> said = EnumSet.noneOf(Outcome.class);
    private final Set<Stage> stages = EnumSet.noneOf(Stage.class);
    private boolean plain;

    private PossibleJourneys() {}

    static PossibleJourneys of(List<Executable> journey) {
        PossibleJourneys possible = new PossibleJourneys();
        journey.forEach(possible::follow);
        return possible;
    }

    /** Names of all requests; empty if one of them is known only at run time. */
    Optional<Set<String>> steps() {
        return sent.all();
    }

    /** Those of them that are known in advance. */
    Set<String> knownSteps() {
        return sent.known();
    }

    /**
     * The possible outcomes. Only outcomes that need a sale or seats are ever excluded: all others can happen to
     * anybody.
     */
    Set<Outcome> outcomes() {
        Set<Outcome> possible = EnumSet.allOf(Outcome.class);
        boolean sells = stages.contains(Stage.PAYMENT) || stages.contains(Stage.SALE);
        if (!plain && !sells) {
            possible.removeAll(EnumSet.of(Outcome.BOUGHT, Outcome.DECLINED));
            if (!stages.contains(Stage.SEATS) && !stages.contains(Stage.CHECKOUT)) {
                possible.removeAll(EnumSet.of(Outcome.SOLD_OUT, Outcome.SEAT_LOST));
            }
        }
        possible.addAll(said);
        return possible;
    }

    private void follow(Executable part) {
        if (part instanceof Word word) {
            stages.add(word.stage());
            // Changes for every request apply only once the chain is built.
            word.withRequests(request -> {
                        sent.add(request.request());
                        request.rules().forEach(meaning -> {
                            if (meaning.ending() != null) {
                                said.add(meaning.ending());
                            }
                        });
                        return request;
                    })
                    .toChainBuilder();
        } else {
            plain = true;
            sent.add(part instanceof PlainChain chain ? chain.chain().toChainBuilder() : part.toChainBuilder());
        }
    }
}
