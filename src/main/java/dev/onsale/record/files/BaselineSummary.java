package dev.onsale.record.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsale.record.RunSummary;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What the store keeps of {@code run.json}: everything that a comparison needs and that identifies the run to a reader.
 * Omits the parts of the plan that are specific to a machine or a team (hooks, accounts, allowed hosts, absolute
 * paths), the summaries by phase, which the histograms repeat, the diagnoses, what each node reported, what the
 * database did second by second, and the verdict except for its judgement and reasons.
 */
final class BaselineSummary {
    private static final double MICROSECONDS_PER_MS = 1000;

    /** Below this depth a value is written on one line. */
    private static final int DEPTH_OF_LINES = 3;

    private BaselineSummary() {}

    static ObjectNode of(RunSummary summary) {
        ObjectNode run = RunJson.MAPPER.valueToTree(Redaction.of(summary));
        if (run.get("plan") instanceof ObjectNode plan) {
            for (String list : List.of("allowedTargets", "beforeRun", "afterRun")) {
                plan.putArray(list);
            }
            plan.putNull("accounts");
            Path scenario = Path.of(plan.path("scenario").asText());
            plan.put("scenario", (scenario.isAbsolute() ? scenario.getFileName() : scenario).toString());
        }
        ArrayNode steps = run.putArray("steps");
        summary.measured().steps().stream()
                .filter(step -> step.phase().equals(RunSummary.ALL_PHASES))
                .map(BaselineSummary::rounded)
                .forEach(steps::add);
        run.remove("diagnoses");
        run.remove("nodes");
        if (run.get("database") instanceof ObjectNode database) {
            database.putArray("activity");
        }
        if (run.get("verdict") instanceof ObjectNode verdict) {
            for (String list : List.of("settle", "validity", "budgets", "cells")) {
                verdict.putArray(list);
            }
            // Its place in the store shows that it is a baseline run.
            verdict.remove("kept");
            if (verdict.get("comparison") instanceof ObjectNode comparison) {
                comparison.putArray("baseline");
                comparison.putArray("leftOut");
                comparison.remove("outliers");
            }
        }
        return run;
    }

    private static ObjectNode rounded(RunSummary.StepPhase step) {
        ObjectNode json = RunJson.MAPPER.valueToTree(step);
        for (String quantiles : List.of("okQuantilesMs", "feltQuantilesMs")) {
            if (json.get(quantiles) instanceof ObjectNode byPercentile) {
                byPercentile.properties().stream()
                        .map(Map.Entry::getKey)
                        .toList()
                        .forEach(percentile -> byPercentile.put(
                                percentile,
                                Math.round(byPercentile.path(percentile).asDouble() * MICROSECONDS_PER_MS)
                                        / MICROSECONDS_PER_MS));
            }
        }
        return json;
    }

    /** The document with one line for every value that readers or version control may want to tell apart. */
    static String lines(ObjectNode document) {
        StringBuilder text = new StringBuilder();
        append(document, 1, text);
        return text.append('\n').toString();
    }

    private static void append(JsonNode node, int depth, StringBuilder text) {
        boolean table = node.isArray() && (depth == DEPTH_OF_LINES);
        if (node.isEmpty() || !(table || (node.isObject() && depth < DEPTH_OF_LINES))) {
            text.append(onOneLine(node));
            return;
        }
        text.append(node.isArray() ? '[' : '{');
        Iterator<Map.Entry<String, JsonNode>> fields = node.properties().iterator();
        String separator = "\n";
        for (JsonNode child : node) {
            text.append(separator).append("  ".repeat(depth));
            if (node.isObject()) {
                text.append('"').append(fields.next().getKey()).append("\": ");
            }
            append(child, depth + 1, text);
            separator = ",\n";
        }
        text.append('\n').append("  ".repeat(depth - 1)).append(node.isArray() ? ']' : '}');
    }

    private static String onOneLine(JsonNode node) {
        try {
            return RunJson.MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree of JSON is writable", e);
        }
    }
}
