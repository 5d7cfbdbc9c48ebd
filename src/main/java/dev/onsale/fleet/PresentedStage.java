package dev.onsale.fleet;

import dev.onsale.rehearse.Stage;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The stage that the starter of the fleet has set up: injectors use it unchanged. */
public record PresentedStage(
        URI address,
        Map<String, Double> faults,
        boolean startsCold,
        Optional<String> databaseUrl,
        boolean endsWithStandardInput)
        implements Stage {
    private static final String FAULT = "fault.";

    /** As described in the fleet's folder. */
    public static PresentedStage of(FleetFolder folder) {
        Message orders = folder.orders();
        Map<String, Double> faults = new LinkedHashMap<>();
        orders.values().forEach((name, value) -> {
            if (name.startsWith(FAULT)) {
                faults.put(name.substring(FAULT.length()), Double.valueOf(value));
            }
        });
        return new PresentedStage(
                URI.create(orders.needed("address")),
                faults,
                orders.flag("cold"),
                orders.text("database"),
                orders.text("stdin").isPresent());
    }

    @Override
    public void presentCandidate() {
        // It is already set up.
    }
}
