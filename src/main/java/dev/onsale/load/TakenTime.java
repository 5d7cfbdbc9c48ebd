package dev.onsale.load;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long one thread was runnable and did not run: it waited for a processor (the second figure of Linux's {@code
 * schedstat}, which other systems lack), or the JVM collected garbage. To be opened and read by that thread.
 */
final class TakenTime implements LongSupplier, Closeable {

    private static final String OF_THIS_THREAD = "/proc/thread-self/schedstat";

    private final @Nullable RandomAccessFile schedstat;
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
            // Concurrent collectors do not pause the threads.
            .filter(collector -> !collector.getName().endsWith("Cycles")
                    && !collector.getName().contains("Concurrent"))
            .toList();
    private final byte[] figures = new byte[80];
    private long runDelayNanos;

    private TakenTime(@Nullable RandomAccessFile schedstat) {
        this.schedstat = schedstat;
    }

    static TakenTime ofThisThread() {
        try {
            return new TakenTime(new RandomAccessFile(OF_THIS_THREAD, "r"));
        } catch (IOException notHere) {
            return new TakenTime(null);
        }
    }

    /** Whether this system reports how long a thread waited for a processor. */
    static boolean tellsRunDelay() {
        return Files.isReadable(Path.of(OF_THIS_THREAD));
    }

    @Override
    public long getAsLong() {
        long gcMs = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            gcMs += Math.max(0, collector.getCollectionTime());
        }
        return runDelayNanos() + TimeUnit.MILLISECONDS.toNanos(gcMs);
    }

    private long runDelayNanos() {
        if (schedstat != null) {
            try {
                schedstat.seek(0);
                runDelayNanos = secondOf(figures, schedstat.read(figures));
            } catch (IOException e) {
                // Keep the last reading: nothing more is known.
            }
        }
        return runDelayNanos;
    }

    /**
     * Parses only the second figure: this is read up to a thousand times a second.
     *
     * @param text digits and single spaces: time on a processor, time waiting for one (both in ns), number of slices
     */
    static long secondOf(byte[] text, int length) {
        int at = 0;
        while (at < length && text[at] != ' ') {
            at++;
        }
        long figure = 0;
        for (at++; at < length && text[at] >= '0' && text[at] <= '9'; at++) {
            figure = figure * 10 + (text[at] - '0');
        }
        return figure;
    }

    @Override
    public void close() {
        try {
            if (schedstat != null) {
                schedstat.close();
            }
        } catch (IOException e) {
            // It was only read, so nothing is lost.
        }
    }
}
