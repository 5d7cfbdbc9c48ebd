package dev.onsale.record.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onsale.plan.Plan;
import dev.onsale.record.Digests;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Fingerprints;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A digest of what the shards of one run have in common: the plan, the scenario, the target; excludes the machine. */
public final class PlanDigest {
    private static final int DIGEST_BYTES = 12;
    private static final String STEPS = "steps";

    private PlanDigest() {}

    /** @param fingerprint of a run of the plan, on whatever machine */
    public static String of(Plan plan, Fingerprint fingerprint) {
        Map<String, Object> shared = new LinkedHashMap<>();
        shared.put("plan", Redaction.of(plan));
        shared.put("fields", withoutMachine(fingerprint));
        try {
            return HexFormat.of().formatHex(Digests.sha256().digest(RunJson.line(shared)), 0, DIGEST_BYTES);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a plan is writable", e);
        }
    }

    /** What must be equal for two runs to be parts of one, by name. */
    public static Map<String, String> withoutMachine(Fingerprint fingerprint) {
        Map<String, String> fields = new TreeMap<>(fingerprint.fields());
        fields.keySet().removeAll(Fingerprints.MACHINE);
        // Which names an injector encountered is its own matter.
        fields.remove(STEPS);
        return fields;
    }
}
