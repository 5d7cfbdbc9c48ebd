package dev.onsale.rehearse;

import dev.onsale.load.LoadOrder;
import dev.onsale.load.PlainSimulation;
import dev.onsale.load.RecordSettings;
import dev.onsale.load.Script;
import dev.onsale.load.ScriptedPlan;
import dev.onsale.load.TargetAccess;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Shard;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Labels;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepRule;
import dev.onsale.watch.DatabaseAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that a rehearsal needs except its stage. */
public record RunSetup(ScriptedPlan scripted, TargetAccess access, RecordSettings recording) {

    public Plan plan() {
        return scripted.plan();
    }

    /** What visitors do. */
    public Script script() {
        return scripted.script();
    }

    /**
     * The same, watching the target's database in every run.
     *
     * @param watched {@code null} for none
     * @throws BadInputException if it is the practice box office's database, and the target is another
     */
    public RunSetup watching(@Nullable DatabaseAddress watched) {
        if (watched != null && watched.isPractice() && !plan().targetsPractice()) {
            throw new BadInputException(
                    "--evidence-db practice: the load goes to " + targetKind() + ", which has its own database",
                    "name that database: --evidence-db postgresql://user@host:5432/database");
        }
        return new RunSetup(scripted, access, recording.watching(watched));
    }

    /** The target in a fingerprint: {@code practice}, {@code own}, or the host and port. */
    public String targetKind() {
        return scripted.targetKind(access.hostMap());
    }

    /** The fingerprint that a run on this machine must share with its baseline. */
    public Fingerprint fingerprint() {
        return scripted.fingerprint(access);
    }

    /** The same with another plan. */
    RunSetup with(Plan other) {
        return new RunSetup(scripted.with(other), access, recording);
    }

    /** The same with these labels added; for a repeated key the last value counts. */
    RunSetup alsoLabelled(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(recording.labels());
        more.put(key, value);
        return labelled(more);
    }

    /** The same with only these labels. */
    public RunSetup labelled(Map<String, String> said) {
        return new RunSetup(scripted, access, recording.labelled(said));
    }

    /** The same, with names that become steps as in other runs of the plan: see {@link StepRule#asIn}. */
    RunSetup namedAsIn(List<RunSummary> runs) {
        return script() instanceof PlainSimulation plain
                ? new RunSetup(scripted.with(plain.with(plain.steps().asIn(runs))), access, recording)
                : this;
    }

    private @Nullable DatabaseAddress database(Stage stage) {
        DatabaseAddress database = recording.database();
        return database != null && database.isPractice()
                ? stage.databaseUrl().map(DatabaseAddress::ofJdbc).orElse(null)
                : database;
    }

    /** The user's labels describe the judged build only; onsale's own labels apply to every run. */
    private Map<String, String> ofAnyBuild() {
        String confirmed = recording.labels().get(Labels.CONFIRMS);
        return confirmed == null ? Map.of() : Map.of(Labels.CONFIRMS, confirmed);
    }

    LoadOrder order(Stage stage, boolean dressRehearsal) {
        RecordSettings ofThisRun = recording.watching(database(stage));
        return new LoadOrder(
                scripted.with(plan().asOneRun()),
                access,
                stage.presentsAnotherBuild() ? ofThisRun.labelled(ofAnyBuild()) : ofThisRun,
                stage.address(),
                stage.faults(),
                dressRehearsal,
                Shard.WHOLE);
    }
}
