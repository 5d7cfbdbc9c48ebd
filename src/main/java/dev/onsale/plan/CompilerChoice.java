package dev.onsale.plan;

import dev.onsale.figures.Figures;

/**
 * Chooses the JIT compiler that suits a load best, from what is known before it.
 *
 * <p>C2 produces better code, but uses the processor to compile it while the load runs: with few responses, the load is
 * over before that pays off, and until then visitors start late. So only C1 is used if few responses are expected and
 * its code, which costs more per response, still leaves some of the injector's cores free at the peak.
 *
 * @param why the reason, in one clause
 */
public record CompilerChoice(JitCompiler compiler, String why) {

    /**
     * From about this many responses, a whole process with C2 takes less CPU time than one without: the lines crossed
     * at 110,000 responses (JDK 17, two cores, one new connection per response).
     */
    public static final int C1_RESPONSES_MAX = 100_000;

    /** The share of the injector's cores that the peak may need: above it arrivals queue. */
    public static final double C1_CORES_MAX = 0.6;

    /**
     * CPU time per response with C1's code and a new connection each, in seconds. Measured in cold processes on one
     * core (JDK 17, two runs each), from the first arrival to the last response: 0.19 ms at 2,000/s, and 0.29 to 0.34
     * ms at 1,000/s, where the loop wakes up for nearly every event. The peak counts; the rest is a margin for slower
     * cores. Other programs ran meanwhile. {@code PeersBench} with {@code -Dpeers=onsale -Dpeers.cores=0
     * -Dpeers.rate=2000} states the same as CPU time during the load; it has not been run so yet.
     */
    public static final double C1_SECONDS_PER_RESPONSE = 0.000_25;

    /** The value for an unknown number. */
    public static final double UNKNOWN = 0;

    /**
     * Chooses the compiler.
     *
     * @param responses expected in the whole run; {@link #UNKNOWN} if not known
     * @param peakPerSecond responses in the busiest second; {@link #UNKNOWN} likewise
     * @param cores that the injector may use
     */
    public static CompilerChoice of(InjectorSettings settings, double responses, double peakPerSecond, int cores) {
        JitCompiler said = settings.compiler();
        if (said != null) {
            return new CompilerChoice(said, "the plan sets it");
        }
        if (responses <= UNKNOWN || peakPerSecond <= UNKNOWN) {
            return new CompilerChoice(JitCompiler.TIERED, "the number of responses is unknown");
        }
        Integer saidResponses = settings.c1ResponsesMax();
        Double saidCores = settings.c1CoresMax();
        double responsesMax = saidResponses == null ? C1_RESPONSES_MAX : saidResponses;
        double coresMax = saidCores == null ? C1_CORES_MAX : saidCores;
        double share = peakPerSecond * C1_SECONDS_PER_RESPONSE / cores;
        if (responses >= responsesMax) {
            return new CompilerChoice(
                    JitCompiler.TIERED,
                    "about " + Figures.count(responses) + " responses are expected, " + Figures.count(responsesMax)
                            + " or more");
        }
        if (share > coresMax) {
            return new CompilerChoice(
                    JitCompiler.TIERED,
                    Figures.count(peakPerSecond) + " responses in the busiest second would take more than "
                            + Figures.share(coresMax) + " of the injector's cores");
        }
        return new CompilerChoice(
                JitCompiler.C1,
                "about " + Figures.count(responses) + " responses are expected, fewer than "
                        + Figures.count(responsesMax));
    }
}
