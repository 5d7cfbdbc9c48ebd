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
import dev.onsale.record.Labels;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepRule;
import dev.onsale.record.machine.HostClass;
import dev.onsale.watch.DatabaseAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a rehearsal needs except its stage.
 *
 * @param script what visitors do
 * @param scenarioHash hash of the scenario's source
 * @param headers sent with every request; never recorded
 * @param allowedHosts hosts other than loopback that the load may go to
 * @param hostMap addresses whose connections are redirected
 * @param reports the folder that contains one folder per run
 * @param accounts one per visitor, if the plan has any; never recorded
 * @param database the target's database, which is watched during the load; {@code null} for none
 * @param labels labels of its runs, key to value, in that order
 */
public record RunSetup(
        Plan plan,
        PlanSecrets secrets,
        Script script,
        String scenarioHash,
        List<LoadOrder.Header> headers,
        Set<String> allowedHosts,
        HostMap hostMap,
        Path reports,
        Accounts accounts,
        @Nullable DatabaseAddress database,
        Map<String, String> labels) {

    /** Without watching the target's database. */
    public RunSetup(
            Plan plan,
            PlanSecrets secrets,
            Script script,
            String scenarioHash,
            List<LoadOrder.Header> headers,
            Set<String> allowedHosts,
            Path reports,
            Accounts accounts) {
        this(
                plan,
                secrets,
                script,
                scenarioHash,
                headers,
                allowedHosts,
                HostMap.NONE,
                reports,
                accounts,
                null,
                Map.of());
    }

    /** The same with redirected connections. */
    public RunSetup mapped(HostMap map) {
        return new RunSetup(
                plan, secrets, script, scenarioHash, headers, allowedHosts, map, reports, accounts, database, labels);
    }

    /**
     * The same, watching the target's database in every run.
     *
     * @param watched {@code null} for none
     * @throws BadInputException if it is the practice box office's database, and the target is another
     */
    public RunSetup watching(@Nullable DatabaseAddress watched) {
        if (watched != null && watched.isPractice() && !plan.targetsPractice()) {
            throw new BadInputException(
                    "--evidence-db practice: the load goes to " + targetKind() + ", which has its own database",
                    "name that database: --evidence-db postgresql://user@host:5432/database");
        }
        return new RunSetup(
                plan,
                secrets,
                script,
                scenarioHash,
                headers,
                allowedHosts,
                hostMap,
                reports,
                accounts,
                watched,
                labels);
    }

    /** The target in a fingerprint: {@code practice}, {@code own}, or the host and port. */
    public String targetKind() {
        return LoadOrder.targetKind(plan, secrets, hostMap);
    }

    /** The fingerprint that a run on this machine must share with its baseline. */
    public Fingerprint fingerprint() {
        return Fingerprints.of(
                plan,
                scenarioHash,
                targetKind(),
                HostClass.ofThisMachine(),
                LoadOrder.decidedBy(script, plan, hostMap, secrets, headers));
    }

    /** The same with another plan. */
    RunSetup with(Plan other) {
        return new RunSetup(
                other,
                secrets,
                script,
                scenarioHash,
                headers,
                allowedHosts,
                hostMap,
                reports,
                accounts,
                database,
                labels);
    }

    /** The same with these labels added; for a repeated key the last value counts. */
    RunSetup alsoLabelled(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(key, value);
        return labelled(more);
    }

    /** The same with only these labels. */
    public RunSetup labelled(Map<String, String> said) {
        return new RunSetup(
                plan, secrets, script, scenarioHash, headers, allowedHosts, hostMap, reports, accounts, database, said);
    }

    /** The same, with names that become steps as in other runs of the plan: see {@link StepRule#asIn}. */
    RunSetup namedAsIn(List<RunSummary> runs) {
        return script instanceof PlainSimulation plain
                ? new RunSetup(
                        plan,
                        secrets,
                        plain.with(plain.steps().asIn(runs)),
                        scenarioHash,
                        headers,
                        allowedHosts,
                        hostMap,
                        reports,
                        accounts,
                        database,
                        labels)
                : this;
    }

    private @Nullable DatabaseAddress database(Stage stage) {
        return database != null && database.isPractice()
                ? stage.databaseUrl().map(DatabaseAddress::ofJdbc).orElse(null)
                : database;
    }

    /** The user's labels describe the judged build only; onsale's own labels apply to every run. */
    private Map<String, String> ofAnyBuild() {
        String confirmed = labels.get(Labels.CONFIRMS);
        return confirmed == null ? Map.of() : Map.of(Labels.CONFIRMS, confirmed);
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
                database(stage),
                stage.presentsAnotherBuild() ? ofAnyBuild() : labels);
    }
}
