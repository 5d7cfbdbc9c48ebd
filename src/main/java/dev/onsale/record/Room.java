package dev.onsale.record;

import java.nio.file.Path;

/**
 * How much memory what is read may take: shares of what this process was given, so that who has larger runs gives it
 * more. For one reader.
 */
final class Room {
    /** What a record of an interval takes beside its response times. */
    private static final int INTERVAL_BYTES = 200;

    /** A bin's number and count. */
    private static final int BIN_BYTES = Integer.BYTES + Long.BYTES;

    private static final String HINT = "give onsale more memory: ONSALE_JAVA_OPTS=-Xmx1g";

    private final long bytesMax;
    private long taken;

    Room(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Of all memory, {@code share}. */
    static Room ofHeap(double share) {
        return new Room(bytesOfHeap(share));
    }

    static long bytesOfHeap(double share) {
        return (long) (Runtime.getRuntime().maxMemory() * share);
    }

    /** @return whether there still was so much room */
    boolean takes(long bytes) {
        taken += bytes;
        return taken <= bytesMax;
    }

    /** @throws UnreadableRunException when there is no room for one more interval of so many different times */
    void interval(Path file, int bins) {
        if (!takes(INTERVAL_BYTES + (long) BIN_BYTES * bins)) {
            throw full(file);
        }
    }

    long taken() {
        return taken;
    }

    static UnreadableRunException full(Path file) {
        return new UnreadableRunException(file, "holds more than fits into memory here", HINT);
    }
}
