package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.exec.Executable;

/**
 * A plain Gatling chain among words. Patience bounds it too: between any two of its actions a visitor may give up, even
 * inside a loop.
 */
record PlainChain(SourceLine origin, Executable chain) implements Executable {

    /** Not Gatling's convention: session attributes with this prefix belong to the language. */
    private static final String OVER = "onsale.over";

    @Override
    public ChainBuilder toChainBuilder() {
        return exec(session -> session.remove(OVER))
                .exec(asLongAs(
                                session -> !session.contains(OVER)
                                        && Visit.of(session).patienceLeftMs() > 0,
                                OVER + "." + origin.place(),
                                true)
                        .on(exec(chain).exec(session -> session.set(OVER, true))))
                .exec(session -> {
                    Visit.of(session).giveUpIfImpatient();
                    return session.remove(OVER);
                })
                .exec(exitHereIf(session -> Visit.of(session).hasEnded()));
    }
}
