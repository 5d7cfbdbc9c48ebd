package dev.onsale.export;

import dev.onsale.record.RunSummary;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whose metrics they are: the attributes of OpenTelemetry's resource. */
final class RunIdentity {
    static final String SERVICE_NAME = "service.name";
    static final String SERVICE_INSTANCE = "service.instance.id";
    static final String SERVICE_VERSION = "service.version";
    static final String ONSALE = "onsale";

    private static final String LABEL = "onsale.label.";
    private static final String UNKNOWN = "null";

    private RunIdentity() {}

    /** Of a stored run. */
    static Map<String, String> of(RunSummary summary) {
        return of(
                summary.id(),
                summary.plan().name(),
                summary.plan().scenario(),
                summary.targetUrl(),
                summary.versions().getOrDefault(ONSALE, UNKNOWN),
                summary.labelled());
    }

    /**
     * @param version of onsale; left out where it is not known
     * @param labels what its user says of the run, key to value
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
