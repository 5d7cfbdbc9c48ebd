package dev.onsale.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onsale.record.Spectrum;
import dev.onsale.record.Timeline;
import java.io.Serial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The charts' figures as JSON that is safe inside a script element, whatever names it holds. */
final class ChartData {
    private static final ObjectWriter WRITER = writer();

    private ChartData() {}

    static String of(Timeline timeline, List<Spectrum> spectra) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("bucketSeconds", timeline.bucketMs() / 1000.0);
        data.put("lengthSeconds", timeline.lengthMs() / 1000.0);
        data.put("doorsSeconds", timeline.doorsMs() / 1000.0);
        data.put("phases", timeline.stretches());
        data.put("planned", column(timeline, Timeline.Bucket::plannedPerSecond));
        data.put("started", column(timeline, Timeline.Bucket::startedPerSecond));
        data.put("ok", column(timeline, Timeline.Bucket::okPerSecond));
        data.put("failed", column(timeline, Timeline.Bucket::koPerSecond));
        List<Object> steps = new ArrayList<>();
        timeline.steps()
                .forEach(step -> steps.add(
                        Map.of("name", step.step(), "p50", rounded(step.p50Ms()), "p95", rounded(step.p95Ms()))));
        data.put("steps", steps);
        data.put("spectra", spectra.stream().map(ChartData::spectrum).toList());
        try {
            return WRITER.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("lists of numbers and names always have a JSON form", e);
        }
    }

    private static Object spectrum(Spectrum spectrum) {
        List<List<@Nullable Double>> points = new ArrayList<>();
        spectrum.points()
                .forEach(point -> points.add(rounded(List.of(
                        point.percentile(), point.candidateMs(), point.baselineLowMs(), point.baselineHighMs()))));
        return Map.of("step", spectrum.step(), "points", points);
    }

    private static List<@Nullable Double> column(Timeline timeline, ToDoubleFunction<Timeline.Bucket> figure) {
        return rounded(timeline.buckets().stream()
                .map(bucket -> figure.applyAsDouble(bucket))
                .toList());
    }

    /** Finer than a pixel of the largest chart is waste; a figure that does not exist is null. */
    private static List<@Nullable Double> rounded(List<Double> figures) {
        List<@Nullable Double> rounded = new ArrayList<>();
        figures.forEach(figure -> rounded.add(figure.isNaN() ? null : Math.round(figure * 100) / 100.0));
        return rounded;
    }

    private static ObjectWriter writer() {
        JsonMapper mapper = JsonMapper.builder().build();
        mapper.getFactory().setCharacterEscapes(new InsideScript());
        return mapper.writer();
    }

    /** Without these characters no text can end the script element or be read as markup. */
    private static final class InsideScript extends CharacterEscapes {
        @Serial
        private static final long serialVersionUID = 1L;

        private static final String ESCAPED = "<>&\u2028\u2029";

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
            ESCAPED.chars().filter(c -> c < codes.length).forEach(c -> codes[c] = CharacterEscapes.ESCAPE_CUSTOM);
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return ESCAPED.indexOf(character) < 0
                    ? null
                    : new SerializedString(String.format(java.util.Locale.ROOT, "\\u%04x", character));
        }
    }
}
