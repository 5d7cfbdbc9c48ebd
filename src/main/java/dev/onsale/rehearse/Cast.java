package dev.onsale.rehearse;

import dev.onsale.load.LoadOrder;
import dev.onsale.load.Script;
import dev.onsale.plan.Accounts;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Fingerprints;
import dev.onsale.record.HostClass;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Everything about a rehearsal but its stage.
 *
 * @param script what visitors do
 * @param scenarioHash hash of the scenario's source
 * @param headers sent with every request; never recorded
 * @param allowedHosts hosts other than loopback that the load may go to
 * @param reports the folder in which each run gets its own
 * @param accounts one for each visitor, if the plan has any; never recorded
 */
public record Cast(
        Plan plan,
        PlanSecrets secrets,
        Script script,
        String scenarioHash,
        List<LoadOrder.Header> headers,
        Set<String> allowedHosts,
        Path reports,
        Accounts accounts) {

    /** What a fingerprint calls the target: {@code practice}, or the host and port. */
    public String targetKind() {
        return LoadOrder.targetKind(plan, secrets);
    }

    /** What a run of it on this machine has to have in common with its baseline. */
    public Fingerprint fingerprint() {
        return Fingerprints.of(plan, scenarioHash, targetKind(), HostClass.ofThisMachine());
    }

    /** The same with another plan. */
    Cast with(Plan other) {
        return new Cast(other, secrets, script, scenarioHash, headers, allowedHosts, reports, accounts);
    }

    LoadOrder order(Stage stage, boolean dressRehearsal) {
        return new LoadOrder(
                plan.asOneRun(),
                secrets,
                script,
                scenarioHash,
                stage.address(),
                allowedHosts,
                headers,
                reports,
                stage.faults(),
                dressRehearsal,
                accounts);
    }
}
