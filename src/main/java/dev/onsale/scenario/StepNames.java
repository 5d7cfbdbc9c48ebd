package dev.onsale.scenario;

import dev.onsale.plan.BadInputException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One step, one request: two requests of one name in a journey would be one row of every report, and nobody could tell
 * which of them got slower. Requests are told apart by method and address, as far as these are known before a session
 * is; the same request may be sent from many places, with another body too, and other kinds of visitor may do the same
 * step at an address of their own.
 */
final class StepNames {

    private record Use(SourceLine origin, String address) {}

    private final Map<String, Use> uses = new LinkedHashMap<>();

    /** @throws BadInputException naming both places, if a name stands for another request already */
    void use(Word word) {
        // What a kind does to each request is asked of each request there is, once the chain is made.
        word.withRequests(request -> {
                    use(word.origin(), request);
                    return request;
                })
                .toChainBuilder();
    }

    private void use(SourceLine origin, Request request) {
        String address = request.address();
        if (address == null) {
            return;
        }
        Use before = uses.putIfAbsent(request.step(), new Use(origin, address));
        if (before != null && !before.address().equals(address)) {
            throw origin.mistake(
                    "calls " + address + " '" + request.step() + "', which is " + before.address() + " in "
                            + before.origin().word() + "(…) at "
                            + before.origin().place(),
                    "give each request its own name: the name is the step in every report");
        }
    }
}
