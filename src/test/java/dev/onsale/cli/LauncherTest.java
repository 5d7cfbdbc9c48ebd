package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What the launcher and the process have agreed on. */
class LauncherTest {
    @Test
    void withoutALauncherStatusesArePlain() {
        Launcher none = Launcher.of(new Properties());

        assertThat(none.status(ExitCode.BUG)).isEqualTo(70);
        none.watch(() -> {
            throw new AssertionError("nobody has gone");
        });
    }

    @Test
    void everyStatusIsToldApartFromWhatAJvmEndsWithByItself() {
        Properties agreed = new Properties();
        agreed.setProperty("onsale.chosen", "100");

        for (ExitCode code : ExitCode.values()) {
            assertThat(Launcher.of(agreed).status(code))
                    .isBetween(100, 255)
                    .isNotIn(128 + 1, 128 + 2, 128 + 6, 128 + 9, 128 + 11, 128 + 15)
                    .isEqualTo(100 + code.status());
        }
    }
}
