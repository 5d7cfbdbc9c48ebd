package dev.onsale.load;

import com.sun.management.OperatingSystemMXBean;
import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.judge.Measured;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.record.baseline.Baselines;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.RunReader;
import dev.onsale.report.HtmlReport;
import dev.onsale.report.TextReport;
import dev.onsale.report.document.Style;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** From the last response of a run to its verdict and its reports, as {@code gate} does it: {@code folder}. */
final class VerdictMeasurement {

    private static final Path STATUS = Path.of("/proc/self/status");

    private VerdictMeasurement() {}

    public static void main(String[] arguments) throws IOException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Path folder = Path.of(arguments[0]);
        AtomicLong lastResponseNanos = new AtomicLong();
        SyntheticRun synthetic = new SyntheticRun(folder.resolve("reports"), 99);

        // The gate has read and measured its baselines before the load begins.
        Baselines baselines = new BaselineStore(folder.resolve("baselines"))
                .comparable(synthetic.plan().name(), synthetic.fingerprint());
        List<Measured> measured =
                Measured.all(baselines.comparable(), synthetic.plan().limits().gate());
        RunDirectory directory = synthetic.record(() -> lastResponseNanos.set(system.getProcessCpuTime()));
        Run run = RunReader.read(directory.path());
        long recordedNanos = system.getProcessCpuTime();
        Verdict verdict = Judge.judge(Evidence.of(run).againstMeasured(measured).leaving(baselines.leftOut()));
        Run judged = run.judged(verdict);
        directory.writeSummary(judged.summary());
        long verdictNanos = system.getProcessCpuTime();
        directory.writeText("index.html", HtmlReport.render(judged, baselines.comparable()));
        String text = TextReport.render(judged, baselines.comparable(), new Style(false, 100));
        long reportedNanos = system.getProcessCpuTime();

        System.out.printf(
                Locale.ROOT,
                "measured %.3f %.3f %.3f %d %d %d %s %d%n",
                (recordedNanos - lastResponseNanos.get()) / 1e9,
                (verdictNanos - lastResponseNanos.get()) / 1e9,
                (reportedNanos - lastResponseNanos.get()) / 1e9,
                run.summary().measured().totals().responses(),
                baselines.comparable().size(),
                verdict.cells().size(),
                verdict.judgement(),
                peakRssMb());
        if (text.isEmpty()) {
            throw new AssertionError("no report");
        }
    }

    private static long peakRssMb() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
