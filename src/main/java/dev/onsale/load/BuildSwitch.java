package dev.onsale.load;

import dev.onsale.plan.Builds;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import java.net.URI;
import java.util.Set;

/**
 * Gives a target one of its two builds, by the hooks under {@code gate.builds} of the plan; does nothing where it has
 * none.
 *
 * @param allowedHosts hosts other than loopback that the hooks may ask
 * @param hostMap addresses that the load is led away from, which the hooks therefore may not ask
 */
public record BuildSwitch(Plan plan, PlanSecrets secrets, Set<String> allowedHosts, HostMap hostMap) {

    /**
     * @param target of which a hook's path is meant
     * @throws HookFailedException if a hook fails: it says which, and what came back
     */
    public void toBaseline(URI target) {
        Builds builds = plan.gate().builds();
        if (builds != null) {
            hooks(target).execute(builds.baseline(), "gate.builds.baseline");
        }
    }

    /** Likewise. */
    public void toCandidate(URI target) {
        Builds builds = plan.gate().builds();
        if (builds != null) {
            hooks(target).execute(builds.candidate(), "gate.builds.candidate");
        }
    }

    private Hooks hooks(URI target) {
        return new Hooks(plan, secrets, target, allowedHosts, hostMap);
    }
}
