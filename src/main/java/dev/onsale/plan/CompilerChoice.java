package dev.onsale.plan;

import dev.onsale.figures.Figures;

/**
 * Which compiler serves a load best, by what is known of it beforehand.
 *
 * <p>C2 makes better code, and takes the processor to make it while the load runs: where few responses come, the load is
 * over before that pays, and until then it makes starts late. So C1 alone where few are expected and its code, which costs
 * more a response, still leaves the injector's cores room at the peak.
 *
 * @param why in one clause
 */
public record CompilerChoice(JitCompiler compiler, String why) {

    /**
     * From about here on a whole process with C2 takes less CPU time than one without: the two lines crossed at 110,000
     * responses (JDK 17, two cores, one new connection a response).
     */
    public static final int C1_RESPONSES_MAX = 100_000;

    /** The share of the injector's cores that the peak may need: beyond it arrivals queue up behind each other. */
    public static final double C1_CORES_MAX = 0.6;

    /** CPU time of a response by C1's code, a new connection each, in seconds: an estimate on the safe side, not measured. */
    public static final double C1_SECONDS_PER_RESPONSE = 0.000_25;

    /** What is not known beforehand. */
    public static final double UNKNOWN = 0;

    /**
     * Chooses.
     *
     * @param responses expected in the whole run; {@link #UNKNOWN} if nobody knows
     * @param peakPerSecond responses in the busiest second; {@link #UNKNOWN} likewise
     * @param cores that the injector may use
     */
    public static CompilerChoice of(InjectorSettings settings, double responses, double peakPerSecond, int cores) {
        JitCompiler said = settings.compiler();
        if (said != null) {
            return new CompilerChoice(said, "the plan says so");
        }
        if (responses <= UNKNOWN || peakPerSecond <= UNKNOWN) {
            return new CompilerChoice(JitCompiler.TIERED, "it is not known how many responses will come");
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
