package dev.onsale.fleet;

import dev.onsale.rehearse.Stage;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What whoever started the fleet has set up: an injector takes it as it is. */
public record PresentedStage(
        URI address,
        Map<String, Double> faults,
        boolean startsCold,
        Optional<String> databaseUrl,
        boolean endsWithStandardInput)
        implements Stage {
    private static final String FAULT = "fault.";

    /** As the fleet's folder says. */
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
        // It is presented already.
    }

    @Override
    public void presentBaseline() {
        throw new UnsupportedOperationException("whoever started the fleet presents builds");
    }

    @Override
    public boolean hasBaselineBuild() {
        return false;
    }

    @Override
    public void close() {
        // It is not ours to stop.
    }
}
