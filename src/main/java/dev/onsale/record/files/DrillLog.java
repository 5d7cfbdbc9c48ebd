package dev.onsale.record.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.RegularFile;
import dev.onsale.record.DrillRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The drills done on this machine, one per line: {@code drills.ndjson} in the reports folder. Lines are only appended,
 * each in one write, so that several processes can add at once; a line left torn by a killed process is skipped and
 * counted.
 */
public final class DrillLog {
    private static final String NAME = "drills.ndjson";

    /** A hundred thousand drills. */
    private static final long BYTES_MAX = 100_000_000;

    /** Memory of a parsed line as a multiple of its length, and the share of the heap for all lines. */
    private static final int TIMES_ITS_LENGTH = 4;

    private static final double HEAP_SHARE = 0.4;

    /** A file lock keeps other processes out, but one process must not request it twice. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path file;

    public DrillLog(Path reports) {
        this.file = reports.resolve(NAME);
    }

    /** @param torn number of unreadable lines */
    public record Lines(List<DrillRecord> drills, int torn) {}

    public Path file() {
        return file;
    }

    /** @throws RecordNotWrittenException if it cannot be written; earlier lines are untouched */
    public void add(DrillRecord drill) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (StoredFile.isThere(file)) {
                RegularFile.open(file, BYTES_MAX).close();
            }
            append(new String(RunJson.line(drill), StandardCharsets.UTF_8) + "\n");
        } catch (IOException e) {
            throw new RecordNotWrittenException(file, e);
        }
    }

    private void append(String line) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                long end = channel.size();
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(isTorn(channel, end) ? "\n" + line : line);
                channel.position(end);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        }
    }

    /** All drills so far, the oldest first; empty if there is no such file. */
    public Lines read() {
        if (!StoredFile.isThere(file)) {
            return new Lines(List.of(), 0);
        }
        List<DrillRecord> drills = new ArrayList<>();
        int torn = 0;
        Room room = Room.ofHeap(HEAP_SHARE);
        try (BoundedLines lines = new BoundedLines(RegularFile.open(file, BYTES_MAX))) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (line.length == 0) {
                    continue;
                }
                if (!room.takes((long) TIMES_ITS_LENGTH * line.length)) {
                    throw new BadInputException(
                            file + ": has more drills than fit into memory",
                            "move it away, or give onsale more memory: ONSALE_JAVA_OPTS=-Xmx1g");
                }
                try {
                    DrillRecord drill = RunJson.MAPPER.readValue(line, DrillRecord.class);
                    if (drill.format() > DrillRecord.FORMAT) {
                        throw new BadInputException(
                                file + ": a line has format " + drill.format() + ", but this onsale reads up to "
                                        + DrillRecord.FORMAT,
                                "use the onsale version that wrote it");
                    }
                    if (isWhole(drill)) {
                        drills.add(drill);
                    } else {
                        torn++;
                    }
                } catch (JsonProcessingException notWhole) {
                    torn++;
                }
            }
        } catch (IOException e) {
            throw new BadInputException(
                    file + ": cannot be read: " + RecordNotWrittenException.reasonOf(e),
                    "make it readable, or move it away",
                    e);
        }
        return new Lines(drills, torn);
    }

    private static boolean isWhole(DrillRecord drill) {
        return Completeness.firstMissing(drill).isEmpty()
                && Plausibility.firstOutOfRange(drill).isEmpty();
    }

    private static boolean isTorn(FileChannel channel, long end) throws IOException {
        if (end == 0) {
            return false;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, end - 1);
        return last.get(0) != '\n';
    }
}
