package dev.onsale.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads OpenMetrics 1.0 text and holds it to what the specification asks of timestamps, names, groups and histograms. */
final class OpenMetricsDocument {
    private static final Pattern SAMPLE = Pattern.compile(
            "(?<name>[a-z_]+)\\{(?<labels>(?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\"\\\\n])*\",?)*)}"
                    + " (?<value>[-+0-9.eE]+) (?<time>[0-9]+\\.[0-9]{3})");
    private static final Pattern LABEL =
            Pattern.compile("(?<name>[a-zA-Z_][a-zA-Z0-9_]*)=\"(?<value>(?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern META = Pattern.compile("# (?<what>HELP|TYPE|UNIT) (?<family>[a-z_]+) (?<said>.+)");

    record Sample(String name, Map<String, String> labels, double value, double seconds) {
        String label(String name) {
            return labels.getOrDefault(name, "");
        }
    }

    final List<Sample> samples = new ArrayList<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<List<Object>, Double> latest = new HashMap<>();
    private String family = "";
    private List<Object> group = List.of();
    private final List<List<Object>> groups = new ArrayList<>();

    static OpenMetricsDocument read(String text) {
        assertThat(text).endsWith("\n# EOF\n");
        OpenMetricsDocument document = new OpenMetricsDocument();
        List<String> lines = List.of(text.split("\n"));
        lines.subList(0, lines.size() - 1).forEach(document::line);
        return document;
    }

    private void line(String line) {
        Matcher meta = META.matcher(line);
        if (meta.matches()) {
            meta(meta.group("what"), meta.group("family"), meta.group("said"));
            return;
        }
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher label = LABEL.matcher(sample.group("labels"));
        while (label.find()) {
            String value = label.group("value").replaceAll("\\\\([\"\\\\])", "$1");
            assertThat(labels.put(label.group("name"), value)).as(line).isNull();
        }
        add(new Sample(
                sample.group("name"),
                labels,
                Double.parseDouble(sample.group("value")),
                Double.parseDouble(sample.group("time"))));
    }

    private void meta(String what, String named, String said) {
        if (what.equals("HELP")) {
            assertThat(types).as("families are not mixed").doesNotContainKey(named);
            family = named;
        }
        assertThat(named).isEqualTo(family);
        switch (what) {
            case "TYPE" -> {
                assertThat(said).isIn("info", "histogram", "counter", "gauge");
                types.put(named, said);
            }
            case "UNIT" -> assertThat(named).endsWith("_" + said);
            default -> assertThat(said).doesNotContain("\\");
        }
    }

    private void add(Sample sample) {
        String suffix = sample.name().substring(family.length());
        assertThat(sample.name()).startsWith(family);
        assertThat(suffix)
                .isIn(
                        switch (types.getOrDefault(family, "")) {
                            case "info" -> Set.of("_info");
                            case "histogram" -> Set.of("_bucket", "_count", "_sum");
                            case "counter" -> Set.of("_total");
                            default -> Set.of("");
                        });
        Map<String, String> ofGroup = new LinkedHashMap<>(sample.labels());
        ofGroup.remove("le");
        if (!group.equals(List.of(family, ofGroup))) {
            group = List.of(family, ofGroup);
            assertThat(groups).as("series are not mixed").doesNotContain(group);
            groups.add(group);
        }
        Double before = latest.put(List.of(sample.name(), sample.labels()), sample.seconds());
        assertThat(before == null || before < sample.seconds())
                .as("%s: times ascend", sample)
                .isTrue();
        samples.add(sample);
    }

    List<Sample> of(String name, Predicate<Sample> which) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name))
                .filter(which)
                .toList();
    }

    /** The last value of the one series there is. */
    double last(String name, Map<String, String> labels) {
        List<Sample> found = of(name, sample -> sample.labels().entrySet().containsAll(labels.entrySet()));
        assertThat(found).as("%s%s", name, labels).isNotEmpty();
        assertThat(found.stream().map(Sample::labels).distinct()).hasSize(1);
        return found.get(found.size() - 1).value();
    }

    Set<String> families() {
        return types.keySet();
    }
}
