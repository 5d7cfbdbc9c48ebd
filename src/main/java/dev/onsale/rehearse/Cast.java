package dev.onsale.rehearse;

import dev.onsale.load.LoadOrder;
import dev.onsale.load.PlainSimulation;
import dev.onsale.load.Script;
import dev.onsale.plan.Accounts;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Fingerprints;
import dev.onsale.record.HostClass;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepRule;
import dev.onsale.watch.DatabaseAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a rehearsal but its stage.
 *
 * @param script what visitors do
 * @param scenarioHash hash of the scenario's source
 * @param headers sent with every request; never recorded
 * @param allowedHosts hosts other than loopback that the load may go to
 * @param hostMap addresses that are connected to elsewhere
 * @param reports the folder in which each run gets its own
 * @param accounts one for each visitor, if the plan has any; never recorded
 * @param database the target's, which is looked at meanwhile; {@code null} for none
 */
public record Cast(
        Plan plan,
        PlanSecrets secrets,
        Script script,
        String scenarioHash,
        List<LoadOrder.Header> headers,
        Set<String> allowedHosts,
        HostMap hostMap,
        Path reports,
        Accounts accounts,
        @Nullable DatabaseAddress database) {

    /** One that leaves the target's database alone. */
    public Cast(
            Plan plan,
            PlanSecrets secrets,
            Script script,
            String scenarioHash,
            List<LoadOrder.Header> headers,
            Set<String> allowedHosts,
            Path reports,
            Accounts accounts) {
        this(plan, secrets, script, scenarioHash, headers, allowedHosts, HostMap.NONE, reports, accounts, null);
    }

    /** The same, whose connections lead elsewhere. */
    public Cast mapped(HostMap map) {
        return new Cast(plan, secrets, script, scenarioHash, headers, allowedHosts, map, reports, accounts, database);
    }

    /**
     * The same, with a look at the target's database in every run.
     *
     * @param watched {@code null} for none
     * @throws BadInputException if it is that of the practice box office, and the plan's target is not
     */
    public Cast watching(@Nullable DatabaseAddress watched) {
        if (watched != null && watched.isPractice() && !plan.targetsPractice()) {
            throw new BadInputException(
                    "--evidence-db practice: the load goes to " + targetKind() + ", which has a database of its own",
                    "name that one: --evidence-db postgresql://user@host:5432/database");
        }
        return new Cast(
                plan, secrets, script, scenarioHash, headers, allowedHosts, hostMap, reports, accounts, watched);
    }

    /** What a fingerprint calls the target: {@code practice}, {@code own}, or the host and port. */
    public String targetKind() {
        return LoadOrder.targetKind(plan, secrets, hostMap);
    }

    /** What a run of it on this machine has to have in common with its baseline. */
    public Fingerprint fingerprint() {
        return Fingerprints.of(
                plan,
                scenarioHash,
                targetKind(),
                HostClass.ofThisMachine(),
                LoadOrder.decidedBy(script, plan, hostMap, secrets, headers));
    }

    /** The same with another plan. */
    Cast with(Plan other) {
        return new Cast(
                other, secrets, script, scenarioHash, headers, allowedHosts, hostMap, reports, accounts, database);
    }

    /** The same, whose names become steps as in other runs of the plan: see {@link StepRule#asIn}. */
    Cast namedAsIn(List<RunSummary> runs) {
        return script instanceof PlainSimulation plain
                ? new Cast(
                        plan,
                        secrets,
                        plain.with(plain.steps().asIn(runs)),
                        scenarioHash,
                        headers,
                        allowedHosts,
                        hostMap,
                        reports,
                        accounts,
                        database)
                : this;
    }

    private @Nullable DatabaseAddress database(Stage stage) {
        return database != null && database.isPractice()
                ? stage.databaseUrl().map(DatabaseAddress::ofJdbc).orElse(null)
                : database;
    }

    LoadOrder order(Stage stage, boolean dressRehearsal) {
        return new LoadOrder(
                plan.asOneRun(),
                secrets,
                script,
                scenarioHash,
                stage.address(),
                allowedHosts,
                hostMap,
                headers,
                reports,
                stage.faults(),
                dressRehearsal,
                accounts,
                database(stage));
    }
}
