package dev.onsale.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.doctor.Checkup.Watched;
import dev.onsale.doctor.Finding.State;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A quiet machine that is not this one, for tests to spoil. */
abstract class OtherMachine {
    static final Instant NOW = Instant.parse("2026-11-30T02:17:00Z");

    @TempDir
    Path folder = Path.of("");

    SystemCopy system = new SystemCopy(Path.of(""));
    Machine machine = new Machine(2, 65_536, "17.0.12", "/opt/jdk", true, "Linux", "amd64", false);
    Instant built = Instant.EPOCH;
    Duration stepped = Duration.ZERO;
    Watched watched = new Watched(0, 0.1, 0.9);
    Runnable meanwhile = () -> {};
    Predicate<String> onClassPath = name -> true;
    Programs programs = command -> true;

    @BeforeEach
    void aQuietMachine() {
        system = SystemCopy.quiet(folder.resolve("system"));
        meanwhile = () -> system.with("proc/stat", "cpu  1004 0 502 8190 104 0 0 0 0 0\n");
    }

    /** A wall clock and a steady one, which both go on by a second while the machine is watched. */
    final class Watch extends Clock {
        private boolean over;

        long nanos() {
            return over ? TimeUnit.SECONDS.toNanos(1) : 0;
        }

        @Override
        public Instant instant() {
            return over ? NOW.plusSeconds(1).plus(stepped) : NOW;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    List<Finding> findings() {
        Watch watch = new Watch();
        return checkup(watch).injector(() -> {
            meanwhile.run();
            watch.over = true;
            return watched;
        });
    }

    Checkup checkup(Watch watch) {
        return new Checkup(
                machine,
                system.files(),
                watch,
                watch::nanos,
                folder.resolve("reports"),
                folder.resolve("cache"),
                built.toEpochMilli(),
                onClassPath,
                programs);
    }

    Finding find(String what) {
        return findings().stream()
                .filter(finding -> finding.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    List<Finding> practice() {
        return checkup(new Watch()).practice();
    }

    static void poor(Finding finding, String seen, String remedy) {
        assertThat(finding.state()).as("%s", finding).isEqualTo(State.POOR);
        assertThat(finding.seen()).contains(seen);
        assertThat(finding.remedy()).contains(remedy);
    }

    static void bad(Finding finding, String seen, String remedy) {
        assertThat(finding.state()).as("%s", finding).isEqualTo(State.BAD);
        assertThat(finding.seen()).contains(seen);
        assertThat(finding.remedy()).contains(remedy);
    }
}
