package dev.onsale.scenario;

import dev.onsale.plan.BadInputException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One step, one request: two requests with the same name in a journey would share one row of every report, and nobody
 * could tell which of them became slower. Requests are distinguished by method and address, as far as these are known
 * without a session. The same request may be sent from several places, even with different bodies, and another kind of
 * visitor may send the same step to another address.
 */
final class StepNames {

    private record Use(SourceLine origin, String address) {}

    private final Map<String, Use> uses = new LinkedHashMap<>();

    /** @throws BadInputException naming both places, if the name already belongs to another request */
    void use(Word word) {
        // Changes for every request apply only once the chain is built.
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
