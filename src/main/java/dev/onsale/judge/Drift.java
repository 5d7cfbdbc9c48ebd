package dev.onsale.judge;

import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Median;
import dev.onsale.record.Run;
import dev.onsale.record.machine.Calibration;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much slower or faster the machine itself was for the candidate than for the baseline, from the calibrations made
 * without load before and after every run: the larger of the changes in the time of the fixed CPU work and of the
 * loopback echo, each the median over the runs of either side. A run's figure is the smallest of its readings, because
 * momentary activity of the machine lengthens a reading and never shortens it. A change counts only if the candidate is
 * outside the range of the baseline runs: an echo of 20 µs may or may not have to wake a sleeping core, and a machine
 * that does both is the same machine. Both include time stolen by the hypervisor. Shown, never divided out.
 *
 * <p>The echo is used only if the target is on this machine.
 */
final class Drift {

    private Drift() {}

    /** 0.2 for 20 % slower, negative for faster; {@code null} where a calibration is missing. */
    static @Nullable Double share(Collection<Run> baselines, Collection<Run> candidates) {
        OptionalDouble cpu = ofWork(baselines, candidates);
        OptionalDouble echo = candidates.stream().allMatch(Drift::isTargetHere)
                ? change(baselines, candidates, Calibration::echoMs)
                : OptionalDouble.empty();
        if (cpu.isEmpty() && echo.isEmpty()) {
            return null;
        }
        double byCpu = cpu.orElse(0);
        double byEcho = echo.orElse(0);
        return Math.expm1(Math.abs(byEcho) > Math.abs(byCpu) ? byEcho : byCpu);
    }

    /**
     * How much slower, on the logarithmic scale, response times could be without showing, because the machine has
     * become that much faster: by the fixed CPU work, and only if it exceeds {@code minEffect}. The echo is not used,
     * because it depends on how cores sleep.
     */
    static double hidden(Collection<Run> baselines, Collection<Run> candidates, GateSettings gate) {
        double faster = -ofWork(baselines, candidates).orElse(0);
        return faster > Math.log1p(gate.minEffect()) ? faster : 0;
    }

    /** Whether the fixed CPU work became slower or faster by more than {@code minEffect}. */
    static boolean counts(Collection<Run> baselines, Collection<Run> candidates, GateSettings gate) {
        double change = ofWork(baselines, candidates).orElse(0);
        return Math.abs(change) > Math.log1p(gate.minEffect());
    }

    /** Only times of the same kind of work are comparable. */
    private static OptionalDouble ofWork(Collection<Run> baselines, Collection<Run> candidates) {
        long kinds = Stream.concat(baselines.stream(), candidates.stream())
                .flatMap(run -> run.summary().measured().calibrations().stream())
                .map(calibration -> Objects.requireNonNullElse(calibration.work(), ""))
                .distinct()
                .count();
        return kinds > 1 ? OptionalDouble.empty() : change(baselines, candidates, Calibration::cpuWorkMs);
    }

    private static OptionalDouble change(
            Collection<Run> baselines, Collection<Run> candidates, ToDoubleFunction<Calibration> figure) {
        double[] before = quickest(baselines, figure);
        double[] after = quickest(candidates, figure);
        if (before.length == 0 || after.length == 0) {
            return OptionalDouble.empty();
        }
        double now = Median.of(after);
        DoubleSummaryStatistics seen = DoubleStream.of(before).summaryStatistics();
        boolean within = seen.getMin() <= now && now <= seen.getMax();
        return OptionalDouble.of(within ? 0 : now - Median.of(before));
    }

    private static double[] quickest(Collection<Run> runs, ToDoubleFunction<Calibration> figure) {
        return runs.stream()
                .map(run -> logs(run, figure).min())
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }

    /** Whether the load went to this very machine, as its address tells. */
    private static boolean isTargetHere(Run run) {
        String host = hostOf(run.summary().conditions().targetUrl());
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static String hostOf(String url) {
        try {
            String host = new URI(url).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException notAnUrl) {
            return "";
        }
    }

    private static DoubleStream logs(Run run, ToDoubleFunction<Calibration> figure) {
        return run.summary().measured().calibrations().stream()
                .mapToDouble(figure)
                .filter(value -> value > 0 && Double.isFinite(value))
                .map(Math::log);
    }

    /** Whether the machine alone could explain this. */
    static boolean explains(@Nullable Double drift, double effect) {
        return drift != null && Math.abs(effect) < Math.log1p(2 * Math.abs(drift));
    }
}
