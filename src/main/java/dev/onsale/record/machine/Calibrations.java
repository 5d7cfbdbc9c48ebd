package dev.onsale.record.machine;

import dev.onsale.plan.Median;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Measures the machine without load, in about 150 ms: a fixed amount of CPU work, a loopback echo, stolen CPU time. Two
 * measurements of one instance also show what was stolen from the load in between.
 */
public final class Calibrations {
    private static final int MEASURED_ROUNDS = 5;
    private static final int MEASURED_ECHOES = 5;
    private static final int ECHOES = 60;
    private static final double NS_PER_MS = 1e6;
    private static final Path PROC_STAT = Path.of("/proc/stat");

    private final LongSupplier nanoTime;
    private final Path procStat;
    private final CpuWork work = new CpuWork();

    /** Working it out also fills the caches for the first round that is measured. */
    private final long expectedResult = work.run(CpuWork.ROUNDS);

    private StealTime previous;

    /** @param nanoTime {@code System::nanoTime} */
    public Calibrations(LongSupplier nanoTime) {
        this(nanoTime, PROC_STAT);
    }

    Calibrations(LongSupplier nanoTime, Path procStat) {
        this.nanoTime = nanoTime;
        this.procStat = procStat;
        previous = StealTime.readFrom(procStat);
    }

    /**
     * Measures now; the caller ensures that nothing else runs in this process.
     *
     * @param when label of the result, for example {@code before}
     */
    public Calibration measure(String when) {
        double cpuWorkMs = fastestCpuWorkNs() / NS_PER_MS;
        double echoMs = quickestEchoNs() / NS_PER_MS;
        StealTime now = StealTime.readFrom(procStat);
        double stealShare = now.shareSince(previous);
        previous = now;
        return new Calibration(when, cpuWorkMs, echoMs, stealShare, CpuWork.NAME);
    }

    /** The fastest round: slower ones measure what else ran meanwhile, not the machine. */
    private double fastestCpuWorkNs() {
        long[] timesNs = new long[MEASURED_ROUNDS];
        for (int round = 0; round < MEASURED_ROUNDS; round++) {
            long begun = nanoTime.getAsLong();
            long result = work.run(CpuWork.ROUNDS);
            long tookNs = nanoTime.getAsLong() - begun;
            // Using the result keeps the compiler from eliminating the work.
            if (result != expectedResult) {
                throw new IllegalStateException("the same work gave " + result + " and " + expectedResult);
            }
            timesNs[round] = tookNs;
        }
        return LongStream.of(timesNs).min().orElseThrow();
    }

    /**
     * The least disturbed of several medians: other activity of the machine makes an echo longer, never shorter. 0 if
     * no port is left for it, which is no reason to lose a run: the load itself shows what it is short of.
     */
    private double quickestEchoNs() {
        try {
            long[] timesNs = LoopbackEcho.roundTripsNs(MEASURED_ECHOES * ECHOES, nanoTime);
            return IntStream.range(0, MEASURED_ECHOES)
                    .mapToDouble(reading -> Median.of(
                            LongStream.of(Arrays.copyOfRange(timesNs, reading * ECHOES, (reading + 1) * ECHOES))
                                    .asDoubleStream()
                                    .toArray()))
                    .min()
                    .orElseThrow();
        } catch (IOException e) {
            return 0;
        }
    }
}
