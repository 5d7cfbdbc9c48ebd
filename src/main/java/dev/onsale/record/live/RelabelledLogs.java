package dev.onsale.record.live;

import dev.onsale.record.Digests;
import dev.onsale.record.evidence.EvidenceSlice;
import dev.onsale.record.files.BoundedLines;
import dev.onsale.record.files.IntervalLogWriter;
import dev.onsale.record.files.PartFile;
import dev.onsale.record.files.RunJson;
import dev.onsale.record.files.StoredFile;
import dev.onsale.record.files.StoredLines;
import dev.onsale.record.files.Tags;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Rewrites a run's logs for its final steps, once these are known. */
final class RelabelledLogs {
    private static final String TAG = "Tag=";

    private RelabelledLogs() {}

    /**
     * Rewrites an interval log.
     *
     * @param tags of the steps that remain, to their new ones; lines that belong to no step stay unchanged
     * @param written how many steps have lines in it
     */
    static void intervals(Path log, Map<String, String> tags, int written) throws IOException {
        try (BoundedLines lines = new BoundedLines(StoredFile.open(log, StoredFile.LOG_BYTES_MAX));
                PartFile fresh = new PartFile(log)) {
            MessageDigest digest = Digests.sha256();
            long intervals = 0;
            for (byte[] read = lines.next(); read != null; read = lines.next()) {
                String line = new String(read, StandardCharsets.ISO_8859_1);
                if (line.startsWith("#[End: ")) {
                    break;
                }
                boolean interval = line.startsWith(TAG);
                String kept = interval ? relabelled(line, tags, written) : line;
                if (kept == null) {
                    continue;
                }
                intervals += interval ? 1 : 0;
                byte[] bytes = (kept + "\n").getBytes(StandardCharsets.ISO_8859_1);
                digest.update(bytes);
                fresh.write(bytes);
            }
            fresh.write(IntervalLogWriter.trailer(intervals, digest.digest()).getBytes(StandardCharsets.US_ASCII));
            fresh.complete();
        }
    }

    /** The line under its new tag; {@code null} if its step does not remain. */
    private static @Nullable String relabelled(String line, Map<String, String> tags, int written) {
        int end = line.indexOf(',');
        String tag = line.substring(TAG.length(), end);
        String step = Tags.ofStep(tag);
        String fresh = tags.get(step);
        if (fresh != null) {
            return TAG + fresh + tag.substring(step.length()) + line.substring(end);
        }
        return isStep(step, written) ? null : line;
    }

    private static boolean isStep(String tag, int written) {
        for (int number = 1; number <= written; number++) {
            if (Tags.of(number).equals(tag)) {
                return true;
            }
        }
        return false;
    }

    /** Rewrites what responses reported, second by second. */
    static void evidence(Path log, UnaryOperator<String> named) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            StoredLines.read(log, EvidenceSlice.class, (slice, length) -> {
                write(zipped, new EvidenceSlice(slice.second(), named.apply(slice.step()), slice.node(), slice.told()));
                return true;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        PartFile.write(log, bytes.toByteArray());
    }

    private static void write(OutputStream zipped, EvidenceSlice slice) {
        try {
            zipped.write(RunJson.line(slice));
            zipped.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
