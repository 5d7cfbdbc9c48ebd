package dev.onsale.rehearse;

import java.net.URI;

/** The user's own system at one address; its build cannot be changed from here. */
public record OwnStage(URI address) implements Stage {

    @Override
    public void presentCandidate() {
        // There is nothing to set up.
    }
}
