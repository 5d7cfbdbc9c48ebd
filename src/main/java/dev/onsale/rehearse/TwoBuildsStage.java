package dev.onsale.rehearse;

import dev.onsale.load.BuildSwitch;
import java.net.URI;

/**
 * The user's own system in two builds: at two addresses, or at one whose build hooks switch, or both. Hooks run before
 * every run of a build, including the first, so that all runs start under the same conditions.
 */
public final class TwoBuildsStage implements Stage {
    private final URI candidate;
    private final URI baseline;
    private final BuildSwitch buildSwitch;
    private URI presented;
    private boolean presentsBaseline;

    /** @param baseline may be the candidate's address, if hooks switch its build */
    public TwoBuildsStage(URI candidate, URI baseline, BuildSwitch buildSwitch) {
        this.candidate = candidate;
        this.baseline = baseline;
        this.buildSwitch = buildSwitch;
        this.presented = candidate;
    }

    @Override
    public URI address() {
        return presented;
    }

    @Override
    public void presentCandidate() {
        buildSwitch.toCandidate(candidate);
        presented = candidate;
        presentsBaseline = false;
    }

    @Override
    public void presentBaseline() {
        buildSwitch.toBaseline(baseline);
        presented = baseline;
        presentsBaseline = true;
    }

    @Override
    public boolean presentsAnotherBuild() {
        return presentsBaseline;
    }

    @Override
    public boolean hasBaselineBuild() {
        return true;
    }
}
