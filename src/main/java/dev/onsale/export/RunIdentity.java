package dev.onsale.export;

import dev.onsale.record.RunSummary;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which run the metrics belong to: the attributes of OpenTelemetry's resource. */
final class RunIdentity {
    static final String SERVICE_NAME = "service.name";
    static final String SERVICE_INSTANCE = "service.instance.id";
    static final String SERVICE_VERSION = "service.version";
    static final String ONSALE = "onsale";

    private static final String LABEL = "onsale.label.";
    private static final String UNKNOWN = "null";

    private RunIdentity() {}

    /** For a stored run. */
    static Map<String, String> of(RunSummary summary) {
        return of(
                summary.id(),
                summary.plan().name(),
                summary.plan().scenario(),
                summary.conditions().targetUrl(),
                summary.versions().getOrDefault(ONSALE, UNKNOWN),
                summary.labelled());
    }

    /**
     * @param version of onsale; omitted if unknown
     * @param labels the run's labels, key to value
     */
    static Map<String, String> of(
            String id, String plan, String scenario, String targetUrl, String version, Map<String, String> labels) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(SERVICE_NAME, ONSALE);
        attributes.put(SERVICE_INSTANCE, id);
        if (!version.equals(UNKNOWN)) {
            attributes.put(SERVICE_VERSION, version);
        }
        attributes.put("onsale.plan", plan);
        attributes.put("onsale.scenario", scenario);
        attributes.put("onsale.target", targetUrl);
        labels.forEach((key, value) -> attributes.put(LABEL + key, value));
        return attributes;
    }
}
