package dev.onsale.load;

import dev.onsale.gatling.simulation.UserResources;
import dev.onsale.plan.Masking;
import dev.onsale.record.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What setting up and running a simulation has read, and what therefore determines its load: the contents of its own
 * classes that were loaded, the files that Gatling read for it, and the properties and variables that its code read.
 * Filled by {@link ScenarioLoader}, {@link UserResources}, {@link ReadProperties} and {@link ReadEnvironment}.
 */
final class SimulationReads {

    private static final int DIGITS = 12;
    private static final int VALUE_LENGTH_MAX = 80;
    private static final String NOT_SET = "not set";

    private static final Pattern SECRET_LOOKING = Pattern.compile(
            "(?i).*(token|secret|passw|passphrase|pwd|credential|apikey|api[_.-]key|private[_.-]?key|access[_.-]?key"
                    + "|authori[sz]ation|bearer|cookie|session[_.-]?id|signature).*|(?:.*[_.-])?(?:auth|key|pass|jwt|dsn|creds?)"
                    + "|(?-i:.*[a-z](?:Auth|Key|Pass|Jwt|Dsn|Creds?))");

    private final Map<String, byte[]> classes = new ConcurrentHashMap<>();
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private final Map<String, String> properties = new ConcurrentHashMap<>();
    private final Map<String, String> variables = new ConcurrentHashMap<>();

    /** @param bytes of its class file */
    void loaded(String className, byte[] bytes) {
        classes.putIfAbsent(className, bytes);
    }

    /** @param contents digest of them */
    void file(String name, String contents) {
        files.putIfAbsent(name, contents);
    }

    /** Names of empty files. */
    List<String> emptyFiles() {
        String nothing = digest(new byte[0]);
        return files.entrySet().stream()
                .filter(file -> file.getValue().equals(nothing))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The first value counts: values that the simulation sets itself are determined by its classes. */
    void property(String name, @Nullable String value) {
        properties.putIfAbsent(name, Objects.requireNonNullElse(value, NOT_SET));
    }

    void variable(String name, @Nullable String value) {
        variables.putIfAbsent(name, Objects.requireNonNullElse(value, NOT_SET));
    }

    /**
     * All of it, as fields of a fingerprint: {@code class shop.Checkout}, {@code file terms.csv}, {@code -Dvu}, {@code
     * $VU}.
     *
     * @param ignored names whose values are omitted
     * @param baseUrls of the simulation: its destination is a separate field
     */
    Map<String, String> fields(List<String> ignored, List<String> baseUrls) {
        Map<String, String> fields = new TreeMap<>();
        properties.forEach((name, value) -> fields.put("-D" + name, shown(name, value, ignored, baseUrls)));
        variables.forEach((name, value) -> fields.put("$" + name, shown(name, value, ignored, baseUrls)));
        files.forEach((name, digest) -> fields.put("file " + name, digest));
        classes.forEach((name, bytes) -> fields.put("class " + name, digest(ClassContents.of(bytes, baseUrls))));
        return fields;
    }

    static String digest(byte[] contents) {
        return Hashes.of(contents).substring(0, DIGITS);
    }

    static String shown(String name, String value, List<String> ignored, List<String> baseUrls) {
        if (ignored.contains(name) || SECRET_LOOKING.matcher(name).matches()) {
            return Fingerprint.BY_NAME_ONLY;
        }
        String masked = Masking.NONE.mask(BaseUrls.withoutTarget(value, baseUrls));
        return masked.length() > VALUE_LENGTH_MAX
                ? "digest " + Hashes.of(masked).substring(0, DIGITS)
                : masked;
    }
}
