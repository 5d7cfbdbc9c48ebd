package dev.onsale.scenario;

import dev.onsale.gatling.http.ProtocolSetting;
import dev.onsale.plan.BadInputException;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** An on-sale's settings of Gatling's HTTP protocol; see {@link OnSale#protocol}. */
final class SaleProtocol {

    static final SaleProtocol PLAIN = new SaleProtocol(List.of());

    private static final String TRACE = "traceparent";

    /** The settings that onsale controls, how to detect that a protocol changes one, and where to set it instead. */
    private static final Map<String, Predicate<HttpProtocolBuilder>> OURS = ours();

    private record Change(SourceLine origin, UnaryOperator<HttpProtocolBuilder> change) {}

    private final List<Change> changes;

    private SaleProtocol(List<Change> changes) {
        this.changes = changes;
    }

    SaleProtocol and(SourceLine origin, UnaryOperator<HttpProtocolBuilder> change) {
        List<Change> more = new ArrayList<>(changes);
        more.add(new Change(origin, change));
        return new SaleProtocol(List.copyOf(more));
    }

    /** @throws BadInputException naming the line that changes a setting which onsale controls */
    HttpProtocolBuilder on(HttpProtocolBuilder plain) {
        HttpProtocolBuilder said = plain;
        for (Change change : changes) {
            said = change.change().apply(said);
            HttpProtocolBuilder soFar = said;
            OURS.forEach((what, isSaid) -> {
                if (isSaid.test(soFar)) {
                    int hint = what.indexOf(": ");
                    throw change.origin()
                            .mistake(
                                    "sets " + what.substring(0, hint) + ", which onsale controls",
                                    what.substring(hint + 2));
                }
            });
        }
        return said;
    }

    private static Map<String, Predicate<HttpProtocolBuilder>> ours() {
        Map<String, Predicate<HttpProtocolBuilder>> ours = new LinkedHashMap<>();
        ours.put("a base URL: set target: in the plan, or --target", ProtocolSetting.BASE_URL::isSaidBy);
        ours.put("aliases of host names: use --map-host", ProtocolSetting.HOST_ALIASES::isSaidBy);
        ours.put("a warm-up URL: set warmUp: in the plan", ProtocolSetting.WARM_UP_URL::isSaidBy);
        ours.put("silent requests: every request is measured; omit it", ProtocolSetting.SILENT_REQUESTS::isSaidBy);
        ours.put(
                "inferred resources: each request is a step with its own name; write those that matter",
                ProtocolSetting.INFERRED_RESOURCES::isSaidBy);
        ours.put(
                "a response transformer: responses are judged as received; use a check",
                ProtocolSetting.RESPONSE_TRANSFORMER::isSaidBy);
        ours.put(
                "a signature calculator: onsale uses it to observe requests; set it on each request",
                ProtocolSetting.SIGNATURE::isSaidBy);
        ours.put(
                "the header " + TRACE + ": each request has its own, which identifies its trace; omit it",
                protocol -> ProtocolSetting.hasHeader(protocol, TRACE));
        return ours;
    }
}
