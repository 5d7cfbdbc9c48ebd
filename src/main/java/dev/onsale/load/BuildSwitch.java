package dev.onsale.load;

import dev.onsale.plan.Builds;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import java.net.URI;
import java.util.Set;

/**
 * Deploys one of two builds to a target, by the hooks under {@code gate.builds} of the plan; does nothing if there are
 * none.
 *
 * @param allowedHosts hosts other than loopback that the hooks may call
 * @param hostMap addresses whose connections are redirected, which hooks therefore may not call
 */
public record BuildSwitch(Plan plan, PlanSecrets secrets, Set<String> allowedHosts, HostMap hostMap) {

    /**
     * @param target the target that a hook's path refers to
     * @throws HookFailedException if a hook fails, with its name and response
     */
    public void toBaseline(URI target) {
        Builds builds = plan.limits().gate().builds();
        if (builds != null) {
            hooks(target).execute(builds.baseline(), "gate.builds.baseline");
        }
    }

    /** The same for the other build. */
    public void toCandidate(URI target) {
        Builds builds = plan.limits().gate().builds();
        if (builds != null) {
            hooks(target).execute(builds.candidate(), "gate.builds.candidate");
        }
    }

    private Hooks hooks(URI target) {
        return new Hooks(plan, secrets, target, allowedHosts, hostMap);
    }
}
