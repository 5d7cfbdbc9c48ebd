package dev.onsale.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stored files hold, commands end, and end as who gave them bad input: thousands of them are benched. */
class SpoiltRunsTest {
    private static final int SPOILT = Integer.getInteger("onsale.spoilt", 15);
    private static final long FIRST = Long.getLong("onsale.spoilt.first", 1);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void noFileMakesABugOrAHang() throws IOException {
        SpoiltRuns runs = new SpoiltRuns(folder);
        for (long seed = FIRST; seed < FIRST + SPOILT; seed++) {
            runs.spoilAndRead(seed);
        }
    }
}
