package dev.onsale.rehearse;

import java.net.URI;
import java.util.Map;

/** The user's own system at one address; its build cannot be changed from here. */
public record OwnStage(URI address) implements Stage {

    @Override
    public void presentCandidate() {
        // There is nothing to set up.
    }

    @Override
    public void presentBaseline() {
        throw new UnsupportedOperationException("there is no baseline build");
    }

    @Override
    public boolean hasBaselineBuild() {
        return false;
    }

    @Override
    public Map<String, Double> faults() {
        return Map.of();
    }

    @Override
    public boolean startsCold() {
        return false;
    }

    @Override
    public void close() {
        // Another process owns it.
    }
}
