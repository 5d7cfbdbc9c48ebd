package dev.onsale.practice;

import java.nio.file.Path;

/**
 * One box office for all integration tests of this JVM; its shutdown hook closes it. Who uses it sets up a sale first, and
 * leaves no fault switched on.
 */
public final class Shared {
    private static final class Holder {
        static final PracticeBoxOffice BOX_OFFICE =
                PracticeBoxOffice.start(PracticeOptions.DEFAULT.withLogs(Path.of("target", "practice-logs")));
    }

    private Shared() {}

    public static PracticeBoxOffice boxOffice() {
        return Holder.BOX_OFFICE;
    }
}
