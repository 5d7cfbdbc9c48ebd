package dev.onsale.record.files;

import dev.onsale.record.Run;
import dev.onsale.record.StepSeries;
import java.nio.file.Path;
import java.util.Collection;

/**
 * The memory that reading may use: shares of this process's heap, so that a larger heap reads larger runs. For one
 * reader.
 */
public final class Room {
    /** Memory of an interval's record besides its response times. */
    private static final int INTERVAL_BYTES = 200;

    /** A bin's number and count. */
    private static final int BIN_BYTES = Integer.BYTES + Long.BYTES;

    private static final String HINT = "give onsale more memory: ONSALE_JAVA_OPTS=-Xmx1g";

    private final long bytesMax;
    private long taken;

    Room(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** {@code share} of the heap. */
    public static Room ofHeap(double share) {
        return new Room(bytesOfHeap(share));
    }

    /** For a reader that adds up what it reads, and keeps no more of many runs than of one. */
    public static Room unlimited() {
        return new Room(Long.MAX_VALUE);
    }

    public static long bytesOfHeap(double share) {
        return (long) (Runtime.getRuntime().maxMemory() * share);
    }

    /** What is left of the share besides the responses of other runs. */
    public static Room besides(Collection<Run> runs, double share) {
        Room room = ofHeap(share);
        runs.forEach(room::keep);
        return room;
    }

    /** For the next run to be read: one that cannot be read to its end takes nothing. */
    public Room rest() {
        return new Room(bytesMax - taken);
    }

    /** Takes the room of the responses of a run that was read, also where there is none left. */
    public void keep(Run run) {
        for (StepSeries series : run.latency()) {
            for (StepSeries.Interval interval : series.intervals()) {
                int bins = interval.ok().size()
                        + interval.ko().size()
                        + interval.unanswered().size();
                boolean low = !interval.low().equals(interval.ok());
                taken += bytesOf(bins + (low ? interval.low().size() : 0));
            }
        }
    }

    /** @return whether there was enough room; if not, none of it is taken */
    boolean takes(long bytes) {
        boolean fits = taken + bytes <= bytesMax;
        taken += fits ? bytes : 0;
        return fits;
    }

    /** @throws UnreadableRunException if there is no room for one more interval with this many distinct times */
    void interval(Path file, int bins) {
        if (!takes(bytesOf(bins))) {
            throw new UnreadableRunException(file, "is larger than fits into memory", HINT);
        }
    }

    private static long bytesOf(int bins) {
        return INTERVAL_BYTES + (long) BIN_BYTES * bins;
    }
}
