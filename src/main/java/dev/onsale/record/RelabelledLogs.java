package dev.onsale.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** Puts a run's logs into the terms of its steps, once it is known which these are. */
final class RelabelledLogs {
    private static final String TAG = "Tag=";

    private RelabelledLogs() {}

    /**
     * An interval log.
     *
     * @param tags of the steps that stay, to their new ones; lines that are of no step are left as they are
     * @param written how many steps have lines in it
     */
    static void intervals(Path log, Map<String, String> tags, int written) throws IOException {
        StringBuilder body = new StringBuilder();
        long intervals = 0;
        for (String line : Files.readString(log, StandardCharsets.ISO_8859_1).split("\n")) {
            if (line.startsWith("#[End: ")) {
                break;
            }
            if (line.startsWith(TAG)) {
                int end = line.indexOf(',');
                String tag = line.substring(TAG.length(), end);
                String step = Tags.ofStep(tag);
                String fresh = tags.get(step);
                if (fresh == null && isStep(step, written)) {
                    continue;
                }
                intervals++;
                body.append(TAG)
                        .append(fresh == null ? tag : fresh + tag.substring(step.length()))
                        .append(line.substring(end))
                        .append('\n');
            } else {
                body.append(line).append('\n');
            }
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.ISO_8859_1);
        body.append(IntervalLogWriter.trailer(intervals, Digests.sha256().digest(bytes)));
        PartFile.write(log, body.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean isStep(String tag, int written) {
        for (int number = 1; number <= written; number++) {
            if (Tags.of(number).equals(tag)) {
                return true;
            }
        }
        return false;
    }

    /** What responses told, second by second. */
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
