package dev.onsale.record.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsale.plan.RegularFile;
import dev.onsale.record.Digests;
import dev.onsale.record.IntervalPack;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/**
 * A run as kept in version control: one text file that never changes, {@code <run id>.json}. A readable head (what
 * {@link BaselineSummary} keeps of {@code run.json}), then every interval's histograms, deflated, in lines of base64,
 * and the SHA-256 of the inflated bytes. Under {@code lowEnds}, the same for the intervals to which the injector may
 * have added something, minus that. Under {@code due} and {@code dueLowEnds}, the same from when visitors wanted
 * something, of the steps for which they asked again.
 *
 * <p>Format 1 of a stored run is a directory (see {@link RunFiles}); this is format 2.
 */
public final class BaselineFile {
    static final int FORMAT = 2;
    public static final String SUFFIX = ".json";

    private static final String INTERVALS = "intervals";
    private static final String LOW_ENDS = "lowEnds";
    private static final String DUE = "due";
    private static final String DUE_LOW_ENDS = "dueLowEnds";
    private static final String HINT = "restore the file from version control, or drop the run";
    private static final int LINE_LENGTH = 120;

    /** Share of the heap that the file may use, and that its inflated histograms may use. */
    public static final double FILE_HEAP_SHARE = 0.1;

    private BaselineFile() {}

    public static boolean isOne(Path entry) {
        return entry.getFileName().toString().endsWith(SUFFIX);
    }

    public static String textOf(Run run) {
        ObjectNode file = RunJson.MAPPER.createObjectNode();
        file.put("format", FORMAT);
        file.set("run", BaselineSummary.of(run.summary()));
        file.set(INTERVALS, node(IntervalPack.pack(run.latency())));
        // Separate fields, so that versions that do not know them read the run as one to which nothing was added.
        setUnlessEmpty(file, LOW_ENDS, LowEnds.apart(run.latency()));
        List<StepSeries> due = ofEveryStep(run.summary(), run.due());
        setUnlessEmpty(file, DUE, due);
        setUnlessEmpty(file, DUE_LOW_ENDS, LowEnds.apart(due));
        return BaselineSummary.lines(file);
    }

    private static void setUnlessEmpty(ObjectNode file, String name, List<StepSeries> steps) {
        if (steps.stream().anyMatch(step -> !step.intervals().isEmpty())) {
            file.set(name, node(IntervalPack.pack(steps)));
        }
    }

    /** Packed steps have no names: those in between are empty. */
    private static List<StepSeries> ofEveryStep(RunSummary summary, List<StepSeries> some) {
        return RunReader.stepNames(summary).stream()
                .map(name -> some.stream()
                        .filter(step -> step.step().equals(name))
                        .findFirst()
                        .orElse(new StepSeries(name, List.of())))
                .toList();
    }

    private static ObjectNode node(byte[] packed) {
        ObjectNode intervals = RunJson.MAPPER.createObjectNode();
        intervals.put("sha256", digestOf(packed));
        String payload = Base64.getEncoder().encodeToString(deflated(packed));
        ArrayNode lines = intervals.putArray("deflated");
        for (int start = 0; start < payload.length(); start += LINE_LENGTH) {
            lines.add(payload.substring(start, Math.min(payload.length(), start + LINE_LENGTH)));
        }
        return intervals;
    }

    /** Whether two such texts hold the same run, however each was deflated. */
    public static boolean sameRun(String one, String other) throws IOException {
        return withoutPayload(one).equals(withoutPayload(other));
    }

    private static JsonNode withoutPayload(String text) throws IOException {
        JsonNode file = RunJson.MAPPER.readTree(text);
        for (String part : List.of(INTERVALS, LOW_ENDS, DUE, DUE_LOW_ENDS)) {
            if (file.get(part) instanceof ObjectNode intervals) {
                intervals.remove("deflated");
            }
        }
        return file;
    }

    /** @throws UnreadableRunException if it is missing, truncated, corrupt or of an unknown format */
    static RunSummary readSummary(Path file) {
        return summaryIn(file, tree(file));
    }

    /** The felt times are available as quantiles only. Throws as {@link #readSummary}. */
    static RunReader.Opened open(Path file) {
        JsonNode tree = tree(file);
        return new OpenedFile(file, summaryIn(file, tree), tree);
    }

    private record OpenedFile(Path file, RunSummary summary, JsonNode tree) implements RunReader.Opened {
        @Override
        public Run whole(Room room) {
            List<StepSeries> latency = series(INTERVALS, room);
            CountCheck.latency(file, summary, latency);
            List<StepSeries> due = tree.has(DUE) ? withLowEnds(series(DUE, room), DUE_LOW_ENDS, room) : List.of();
            return new Run(
                    summary,
                    withLowEnds(latency, LOW_ENDS, room),
                    due.stream().filter(step -> !step.intervals().isEmpty()).toList(),
                    List.of(),
                    List.of());
        }

        private List<StepSeries> series(String name, Room room) {
            return seriesIn(file, summary, tree.path(name), room);
        }

        private List<StepSeries> withLowEnds(List<StepSeries> measured, String name, Room room) {
            return tree.has(name) ? LowEnds.together(measured, series(name, room)) : measured;
        }
    }

    private static List<StepSeries> seriesIn(Path file, RunSummary summary, JsonNode intervals, Room room) {
        try {
            byte[] packed = inflated(payloadIn(intervals.path("deflated")));
            if (!digestOf(packed).equals(intervals.path("sha256").asText())) {
                throw new UnreadableRunException(file, "corrupt: its histograms do not match their checksum", HINT);
            }
            return IntervalPack.unpack(packed, RunReader.stepNames(summary), bins -> room.interval(file, bins));
        } catch (DataFormatException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new UnreadableRunException(file, "corrupt: its histograms: " + e.getMessage(), HINT, e);
        }
    }

    private static RunSummary summaryIn(Path file, JsonNode tree) {
        try {
            RunSummary summary = RunReader.summaryIn(file, tree.path("run"));
            Verdict verdict = summary.verdict();
            return verdict == null ? summary : summary.judged(verdict.keptAsBaseline(true));
        } catch (JsonProcessingException e) {
            throw StoredFile.unreadable(file, e, HINT);
        }
    }

    private static JsonNode tree(Path file) {
        try (InputStream content = RegularFile.open(file, Room.bytesOfHeap(FILE_HEAP_SHARE))) {
            JsonNode tree = RunJson.MAPPER.readTree(content);
            StoredFile.requireFormat(file, tree, FORMAT, FORMAT, HINT);
            return tree;
        } catch (IOException e) {
            throw StoredFile.unreadable(file, e, HINT);
        }
    }

    private static byte[] payloadIn(JsonNode lines) {
        List<String> parts = new ArrayList<>();
        lines.forEach(line -> parts.add(line.asText()));
        return Base64.getDecoder().decode(String.join("", parts));
    }

    private static String digestOf(byte[] packed) {
        return HexFormat.of().formatHex(Digests.sha256().digest(packed));
    }

    private static byte[] deflated(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DeflaterOutputStream stream = new DeflaterOutputStream(bytes, deflater)) {
            stream.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("memory is writable", e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static byte[] inflated(byte[] content) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            // A raw stream needs one extra byte at its end.
            inflater.setInput(Arrays.copyOf(content, content.length + 1));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 14];
            long bytesMax = Room.bytesOfHeap(FILE_HEAP_SHARE);
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 && !inflater.finished()) {
                    throw new DataFormatException("their end is missing");
                }
                if (bytes.size() > bytesMax) {
                    throw new DataFormatException("more than fits into memory");
                }
                bytes.write(buffer, 0, length);
            }
            return bytes.toByteArray();
        } finally {
            inflater.end();
        }
    }
}
