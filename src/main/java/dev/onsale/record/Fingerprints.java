package dev.onsale.record;

import dev.onsale.plan.Arrival;
import dev.onsale.plan.Hook;
import dev.onsale.plan.JitCompiler;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Sale;
import dev.onsale.plan.Seating;
import dev.onsale.record.machine.HostClass;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes what must be equal for two runs to be comparable. Excludes what only judges a run (budgets, gate, abort) or
 * prepares it (hooks, except what they set of a practice sale), and the names of accounts and allowed hosts.
 */
public final class Fingerprints {
    private static final int DIGEST_BYTES = 6;
    private static final String UNKNOWN = "unknown";

    /** How many injectors made the load; absent for one, so that runs that predate fleets stay comparable. */
    public static final String INJECTORS = "injectors";

    /** Names of the fields that describe the machine. */
    public static final Set<String> MACHINE = Set.of("cores", "memory", "cpu", "jdk");

    private Fingerprints() {}

    /**
     * @param scenarioSourceHash changes whenever the scenario's source changes
     * @param targetKind {@link Plan#PRACTICE}, or the target's host and port; nothing else of its URL
     */
    public static Fingerprint of(Plan plan, String scenarioSourceHash, String targetKind, HostClass host) {
        return of(plan, scenarioSourceHash, targetKind, host, Map.of());
    }

    /** @param decidedBy what decided the load of a plain simulation, thing by thing; empty for an on-sale */
    public static Fingerprint of(
            Plan plan, String scenarioSourceHash, String targetKind, HostClass host, Map<String, String> decidedBy) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("plan", plan.name());
        fields.put("scenario", scenarioSourceHash);
        fields.put("arrivals", arrivals(plan));
        fields.put("drain", plan.workload().drain().toString());
        fields.put("visitors", shortDigest(new TreeMap<>(plan.workload().visitors()).toString()));
        fields.put("sale", sale(plan));
        fields.put("pace", Double.toString(plan.pace()));
        fields.put("seed", Long.toString(plan.seed()));
        fields.put(
                "warmUp",
                plan.warmUpIfAny()
                        .map(warmUp -> warmUp.ratePerSecond() + "/s for " + warmUp.lasting())
                        .orElse("none"));
        fields.put("target", targetKind);
        fields.put("catalogue", orUnknown(plan.sale().ticketTypes()));
        fields.putAll(ofMachine(host));
        // Absent for the default, so that baselines that predate the choice stay comparable.
        if (!host.compiler().equals(JitCompiler.TIERED.label())) {
            fields.put(Fingerprint.COMPILER, host.compiler());
        }
        String crossings = plan.injecting().crossings();
        if (!crossings.isEmpty()) {
            fields.put("compiler chosen by", crossings);
        }
        if (!plan.injecting().localAddresses().isEmpty()) {
            fields.put("localAddresses", String.join(", ", plan.injecting().localAddresses()));
        }
        fields.put("format", Integer.toString(RunSummary.FORMAT));
        if (!decidedBy.isEmpty()) {
            fields.put(Fingerprint.RULE, Fingerprint.RULE_BY_PARTS);
            fields.put("--for", orWhole(plan.tuned().lasting()));
            fields.put("--scale", Double.toString(plan.tuned().scale()));
            fields.putAll(decidedBy);
        }
        return new Fingerprint(fields);
    }

    /** Only the fields that describe the machine. */
    public static Map<String, String> ofMachine(HostClass host) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("cores", Integer.toString(host.cores()));
        fields.put("memory", host.memoryGib() + " GiB");
        fields.put("cpu", host.cpuModel());
        fields.put("jdk", Integer.toString(host.jdkMajor()));
        return fields;
    }

    private static String arrivals(Plan plan) {
        StringJoiner text = new StringJoiner("\n");
        for (Arrival arrival : plan.workload().arrivals()) {
            text.add(arrival.phase() + "|" + arrival.fromPerSecond() + "|" + arrival.toPerSecond() + "|"
                    + arrival.over() + "|" + arrival.shape().label());
        }
        return shortDigest(text.toString());
    }

    private static String sale(Plan plan) {
        Sale sale = plan.sale();
        return shortDigest(sale.event() + "|" + sale.seats() + "|" + sale.doorsAt() + "|" + sale.holdFor() + "|"
                + sale.maxPerOrder() + "|" + sale.outflowPerSecond() + ifSaid(sale) + practiceSettings(plan));
    }

    /** Absent if the plan does not set it, so that baselines that predate the key stay comparable. */
    private static String ifSaid(Sale sale) {
        Seating seating = sale.seating();
        Boolean waitingRoom = sale.waitingRoom();
        return (seating == null ? "" : "|" + seating.label())
                + (waitingRoom == null ? "" : "|waitingRoom " + waitingRoom);
    }

    /** Of all that hooks do, only their settings of the sale belong to the load. Absent if they set nothing. */
    private static String practiceSettings(Plan plan) {
        return plan.workload().beforeRun().stream()
                .flatMap(hook -> hook instanceof Hook.Practice practice ? Stream.of(practice.with()) : Stream.empty())
                .filter(with -> !with.isEmpty())
                .map(with -> "|" + new TreeMap<>(with))
                .collect(Collectors.joining());
    }

    private static String orWhole(@Nullable Duration lasting) {
        return lasting == null ? "all" : lasting.toString();
    }

    private static String orUnknown(@Nullable Object value) {
        return value == null ? UNKNOWN : value.toString();
    }

    private static String shortDigest(String text) {
        byte[] digest = Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    }
}
