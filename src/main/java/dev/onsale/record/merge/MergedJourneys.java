package dev.onsale.record.merge;

import dev.onsale.plan.RegularFile;
import dev.onsale.record.files.BoundedLines;
import dev.onsale.record.files.IntervalLogReader;
import dev.onsale.record.files.PartFile;
import dev.onsale.record.files.RunFiles;
import dev.onsale.record.files.StoredFile;
import dev.onsale.record.files.UnreadableRunException;
import dev.onsale.record.live.Recorded;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The journeys of several injectors in one file, in order of their ends. Copies lines unchanged: there may be millions
 * of them.
 */
final class MergedJourneys {
    /** How many files are open at once; more are merged in rounds. */
    private static final int OPEN_MAX = 64;

    private static final byte[] ENDED = "\"endedMs\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VISITOR = "\"visitor\":".getBytes(StandardCharsets.US_ASCII);
    private static final long UNPACKED_BYTES_MAX = 3_000_000_000L;

    private MergedJourneys() {}

    /** @throws UnreadableRunException if a file cannot be read, or a line belongs to a visitor of another shard */
    static void write(ShardRuns runs, Path target) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (ShardRun run : runs.present()) {
            sources.add(new Source(
                    run.directory().resolve(RunFiles.JOURNEYS),
                    run.shard(),
                    runs.count(),
                    run.summary().measured().journeys().values().stream()
                                    .flatMap(outcomes -> outcomes.values().stream())
                                    .mapToLong(Long::longValue)
                                    .sum()
                            - run.summary()
                                    .measured()
                                    .injector()
                                    .faults()
                                    .getOrDefault(Recorded.JOURNEY_LINES_DROPPED, 0L)));
        }
        List<Path> parts = new ArrayList<>();
        try {
            while (sources.size() > OPEN_MAX) {
                List<Source> some = sources.subList(0, OPEN_MAX);
                Path part = target.resolveSibling(target.getFileName() + ".merging" + parts.size());
                parts.add(part);
                long lines = merge(some, part);
                some.clear();
                sources.add(new Source(part, 0, 1, lines));
            }
            merge(sources, target);
        } finally {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** @param lines the expected number */
    private record Source(Path file, int shard, int count, long lines) {}

    private static long merge(List<Source> sources, Path target) throws IOException {
        List<Reading> all = new ArrayList<>();
        long written = 0;
        try (PartFile file = new PartFile(target);
                Packed zipped = new Packed(file)) {
            // Packing is a native call, which costs more than a line.
            OutputStream lines = new BufferedOutputStream(zipped, 64 * 1024);
            PriorityQueue<Reading> next = new PriorityQueue<>();
            for (Source source : sources) {
                Reading reading = new Reading(source);
                all.add(reading);
                if (reading.advance()) {
                    next.add(reading);
                }
            }
            for (Reading first = next.poll(); first != null; first = next.poll()) {
                lines.write(first.line());
                lines.write('\n');
                written++;
                if (first.advance()) {
                    next.add(first);
                }
            }
            lines.flush();
            zipped.finish();
            file.complete();
        } finally {
            for (Reading reading : all) {
                reading.close();
            }
        }
        return written;
    }

    /** More effort would not pay off: the input was compressed before. */
    private static final class Packed extends GZIPOutputStream {
        Packed(PartFile file) throws IOException {
            super(file, 64 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }

        @Override
        public void close() {
            // The creator of the underlying file closes it, completed or not.
            def.end();
        }
    }

    private static final class Reading implements Comparable<Reading>, Closeable {
        private final Source source;
        private final BoundedLines lines;
        private byte @Nullable [] line;
        private long endedMs;
        private long read;

        Reading(Source source) throws IOException {
            this.source = source;
            try {
                lines = new BoundedLines(RegularFile.bounded(
                        new GZIPInputStream(
                                new BufferedInputStream(StoredFile.open(source.file(), StoredFile.LOG_BYTES_MAX)),
                                32 * 1024),
                        source.file(),
                        UNPACKED_BYTES_MAX));
            } catch (IOException e) {
                throw StoredFile.unreadable(source.file(), e, IntervalLogReader.HINT);
            }
        }

        /** @return whether there is another line */
        boolean advance() {
            try {
                do {
                    line = lines.next();
                } while (line != null && line.length == 0);
            } catch (IOException e) {
                throw StoredFile.unreadable(source.file(), e, IntervalLogReader.HINT);
            }
            byte[] found = line;
            if (found == null) {
                if (read != source.lines()) {
                    throw corrupt(read + " journeys, run.json counts " + source.lines());
                }
                return false;
            }
            read++;
            // Journeys that ended together stay in the order of the shards.
            endedMs = Math.max(endedMs, number(found, ENDED));
            if (number(found, VISITOR) % source.count() != source.shard()) {
                throw corrupt("a line of a visitor of another shard");
            }
            return true;
        }

        byte[] line() {
            byte[] present = line;
            if (present == null) {
                throw new IllegalStateException("there is no line");
            }
            return present;
        }

        /** Jackson writes keys and numbers without whitespace between them; no text can contain an unescaped quote. */
        private long number(byte[] text, byte[] key) {
            for (int at = 0; at + key.length < text.length; at++) {
                if (startsAt(text, at, key)) {
                    return numberAt(text, at + key.length);
                }
            }
            throw corrupt("a line without " + new String(key, StandardCharsets.US_ASCII));
        }

        private static boolean startsAt(byte[] text, int at, byte[] key) {
            for (int i = 0; i < key.length; i++) {
                if (text[at + i] != key[i]) {
                    return false;
                }
            }
            return true;
        }

        private long numberAt(byte[] text, int from) {
            long number = 0;
            int at = from;
            for (; at < text.length && text[at] >= '0' && text[at] <= '9' && at - from < 18; at++) {
                number = number * 10 + (text[at] - '0');
            }
            if (at == from) {
                throw corrupt("a line without a number");
            }
            return number;
        }

        private UnreadableRunException corrupt(String what) {
            return new UnreadableRunException(source.file(), "corrupt: " + what, IntervalLogReader.HINT);
        }

        @Override
        public int compareTo(Reading other) {
            int byEnd = Long.compare(endedMs, other.endedMs);
            return byEnd != 0 ? byEnd : Integer.compare(source.shard(), other.source.shard());
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
