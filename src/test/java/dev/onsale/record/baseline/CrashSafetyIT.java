package dev.onsale.record.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Samples;
import dev.onsale.record.Verdict;
import dev.onsale.record.files.RunReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashSafetyIT {
    @TempDir
    Path folder;

    @Test
    void leavesNoVerdictOrATrueOneAtWhateverInstantItIsKilled() throws Exception {
        Path run = Samples.runDirectory(folder, "run", Samples.fingerprint(), 1, null);
        Random random = new Random(3);
        for (int kill = 0; kill < 6; kill++) {
            Process writing = WritingProcess.start("rewrite-summary", run, "");
            awaitLine(writing);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(200_000)));
            writing.destroyForcibly().waitFor();

            Verdict verdict = RunReader.read(run).summary().verdict();

            assertThat(verdict).isIn(null, Samples.verdict(Verdict.Judgement.PASS));
        }
    }

    @Test
    void losesNoBaselineWhenTwoProcessesAddAtOnce() throws Exception {
        // Each of an instant of its own: others would be copies of one run.
        int createdAtMs = 0;
        for (int number = 0; number < 20; number++) {
            for (String name : new String[] {"shared", "one", "two"}) {
                Samples.runDirectory(
                        folder,
                        name + "-" + number,
                        Samples.fingerprint(),
                        createdAtMs++,
                        Samples.verdict(Verdict.Judgement.PASS));
            }
        }
        Process one = WritingProcess.start("add-baselines", folder, "one");
        Process two = WritingProcess.start("add-baselines", folder, "two");

        assertThat(one.waitFor()).isZero();
        assertThat(two.waitFor()).isZero();

        Baselines baselines = new BaselineStore(folder.resolve("baselines")).comparable("arena", Samples.fingerprint());
        assertThat(baselines.comparable()).hasSize(60);
        assertThat(baselines.leftOut()).isEmpty();
    }

    private static void awaitLine(Process process) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        assertThat(reader.readLine()).isEqualTo("at work");
    }
}
