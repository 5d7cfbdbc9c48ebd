package dev.onsale.load;

import dev.onsale.plan.Accounts;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Fingerprints;
import dev.onsale.record.machine.HostClass;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A plan with the values that it takes from elsewhere.
 *
 * @param secrets the values of the environment variables that the plan uses
 * @param script what visitors do
 * @param scenarioHash the scenario's hash in the fingerprint
 * @param accounts one per visitor, if the plan has any; never recorded
 */
public record ScriptedPlan(Plan plan, PlanSecrets secrets, Script script, String scenarioHash, Accounts accounts) {

    /** The same with another plan. */
    public ScriptedPlan with(Plan other) {
        return new ScriptedPlan(other, secrets, script, scenarioHash, accounts);
    }

    /** The same with another script. */
    public ScriptedPlan with(Script other) {
        return new ScriptedPlan(plan, secrets, other, scenarioHash, accounts);
    }

    /** The fingerprint that a run on this machine must share with its baseline. */
    public Fingerprint fingerprint(TargetAccess access) {
        return Fingerprints.of(
                plan, scenarioHash, targetKind(access.hostMap()), HostClass.ofThisMachine(), decidedBy(access));
    }

    /** The plan's target in a fingerprint: {@code practice}, {@code own}, or the host and port. */
    public String targetKind(HostMap map) {
        String target = plan.destination().target();
        return plan.targetsPractice() || plan.targetsOwn()
                ? target
                : LoadOrder.hostAndPort(LoadOrder.led(URI.create(secrets.resolve(target)), map));
    }

    /**
     * What determines the load of a plain simulation. Values that its code reads may contain variables of the plan or a
     * header, and a fingerprint is stored with every run, so secrets are masked.
     */
    Map<String, String> decidedBy(TargetAccess access) {
        Confidential confidential = new Confidential(secrets, access.headers(), Accounts.NONE);
        Map<String, String> shown = new LinkedHashMap<>();
        script.decidedBy(plan, access.hostMap())
                .forEach((name, value) -> shown.put(name, confidential.outOfAuthored(value)));
        return shown;
    }
}
