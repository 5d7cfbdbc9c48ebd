package dev.onsale.rehearse;

import java.net.URI;
import java.util.Map;

/** A system of the user's own at one address; nobody here can give it another build. */
public record OwnStage(URI address) implements Stage {

    @Override
    public void presentCandidate() {
        // It is what it is.
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
        // It is not ours to stop.
    }
}
