package dev.onsale.practice;

import dev.onsale.practice.InterruptedStart.Mark;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A first start is cut off amid what it does; the next one works. Twenty instants are benched. */
class InterruptedStartsIT {
    @TempDir
    private Path cache;

    @AfterEach
    void takeKitBack() throws IOException {
        LentKit.takeBack(cache);
    }

    @Test
    void theNextStartAfterAKillWorksAndLeavesNothing() throws Exception {
        new InterruptedStart(cache, Mark.POSTGRES_HALF_UNPACKED, 0).killAndStartAgain();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLUSTER_HALF_COPIED", "PASSWORDS_GIVEN"})
    @Tag("nightly")
    void theNextStartAfterALaterKillDoesToo(Mark mark) throws Exception {
        new InterruptedStart(cache, mark, 0).killAndStartAgain();
    }

    /** Asked to end it ends in order, and leaves nothing to the next start. */
    @Test
    void aStartThatIsInterruptedEndsWhatItHasStarted() throws Exception {
        new InterruptedStart(cache, Mark.POSTGRES_STARTING, 0).endsInOrder();
    }
}
