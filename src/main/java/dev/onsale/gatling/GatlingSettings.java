package dev.onsale.gatling;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import dev.onsale.gatling.simulation.ResourceFinder;
import dev.onsale.plan.BadInputException;
import io.gatling.core.Predef$;
import io.gatling.core.config.GatlingConfiguration;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The user's settings of Gatling itself, from {@code gatling.conf} and {@code -Dgatling.…}. Followed except for what
 * onsale does itself: measurement and reports, the connections' threads, and what Gatling would send on its own.
 *
 * @param values by full key, those that are followed
 * @param replaced keys that were set and are not followed
 * @param file of {@code gatling.conf}; {@code null} if there is none
 */
public record GatlingSettings(
        Map<String, Object> values,
        List<String> replaced,
        @Nullable String file) {
    /** The prefix of the names of all its properties. */
    public static final String PREFIX = "gatling.";

    private static final String NONE = "none";
    private static final String FILE = "gatling.conf";
    private static final String FILE_SETTING = "gatling.conf.file";

    private static final List<String> REPLACED = List.of(
            "gatling.data.",
            "gatling.charting.",
            "gatling.http.warmUpUrl",
            "gatling.netty.useNativeTransport",
            "gatling.netty.useIoUring");

    /** The settings without any file. */
    public static GatlingSettings ofProperties() {
        clearReplaced();
        return new GatlingSettings(Map.of(), List.of(), null);
    }

    /** In Gatling, these properties override everything that it is given. */
    private static void clearReplaced() {
        System.getProperties().stringPropertyNames().stream()
                .filter(GatlingSettings::isReplaced)
                .forEach(System::clearProperty);
    }

    /**
     * Reads the file where Gatling and Maven have it: on the class path, or in these folders.
     *
     * @param setByUser Gatling properties that the user has set, each as {@code name=value}
     * @throws BadInputException if it cannot be parsed
     */
    public static GatlingSettings of(ResourceFinder finder, List<Path> folders, List<String> setByUser) {
        String name = System.getProperty(FILE_SETTING, FILE);
        URL onClassPath = finder.findResource(name);
        return of(
                onClassPath == null
                        ? folders.stream()
                                .map(folder -> folder.resolve(name))
                                .filter(Files::isRegularFile)
                                .findFirst()
                                .map(GatlingSettings::url)
                                .orElse(null)
                        : onClassPath,
                setByUser);
    }

    private static GatlingSettings of(@Nullable URL file, List<String> setByUser) {
        Map<String, Object> values = new TreeMap<>();
        List<String> replaced = new ArrayList<>();
        if (file != null) {
            try {
                Config read = ConfigFactory.parseURL(file).resolve();
                read.entrySet()
                        .forEach(entry ->
                                values.put(entry.getKey(), entry.getValue().unwrapped()));
            } catch (ConfigException e) {
                throw new BadInputException(file.getPath() + ": " + e.getMessage(), "fix it, as for Gatling", e);
            }
        }
        values.keySet().removeIf(key -> isReplaced(key) && replaced.add(key + " of " + FILE));
        setByUser.stream()
                .map(property -> property.substring(0, property.indexOf('=')))
                .filter(GatlingSettings::isReplaced)
                .forEach(name -> replaced.add("-D" + name));
        clearReplaced();
        replaced.sort(Comparator.naturalOrder());
        return new GatlingSettings(values, List.copyOf(replaced), file == null ? null : file.getPath());
    }

    private static boolean isReplaced(String key) {
        return REPLACED.stream().anyMatch(key::startsWith);
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("every file has a URL", e);
        }
    }

    /**
     * Makes Gatling follow them until the next call: its DSL reads them from a global while a scenario is built, and so
     * does its engine.
     *
     * @throws BadInputException if Gatling does not accept a value
     */
    public GatlingSettings followed() {
        Predef$.MODULE$._configuration_$eq(configuration());
        return this;
    }

    private GatlingConfiguration configuration() {
        Map<String, Object> all = new TreeMap<>(values);
        all.put("gatling.data.writers", List.of());
        all.put("gatling.data.enableAnalytics", false);
        all.put("gatling.http.warmUpUrl", "");
        List<Tuple2<String, ?>> pairs = new ArrayList<>();
        all.forEach((key, value) -> pairs.add(new Tuple2<>(key, value)));
        ConfigFactory.invalidateCaches();
        try {
            return GatlingConfiguration.loadForTest(
                    CollectionConverters.asScala(pairs).toSeq());
        } catch (ConfigException e) {
            throw new BadInputException(
                    (file == null ? "-Dgatling" : file) + ": " + e.getMessage(), "fix it, as for Gatling", e);
        }
    }

    /**
     * {@code gatling.http.requestTimeout=20000, …}, sorted, or {@code none}: the form used in comparisons.
     *
     * @param setByUser Gatling properties that the user has set, each as {@code name=value}
     * @param shown maps a name and its value to what may be shown of the value
     */
    public String inWords(List<String> setByUser, BinaryOperator<String> shown) {
        List<String> set = new ArrayList<>();
        values.forEach((key, value) -> set.add(key + "=" + value));
        setByUser.stream()
                .filter(property -> !isReplaced(property) && !property.startsWith(FILE_SETTING))
                .filter(property -> System.getProperty(property.substring(0, property.indexOf('='))) != null)
                .map(property -> "-D" + property)
                .forEach(set::add);
        List<String> all = set.stream()
                .map(pair -> {
                    int equals = pair.indexOf('=');
                    String name = pair.substring(0, equals);
                    return name + "=" + shown.apply(name, pair.substring(equals + 1));
                })
                .toList();
        return all.isEmpty() ? NONE : String.join(", ", all);
    }
}
