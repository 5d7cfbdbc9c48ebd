package dev.onsale.practice;

import dev.onsale.practice.InterruptedStart.Mark;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A first start is cut off amid what it does; the next one works. Twenty instants are benched. */
class InterruptedStartsIT {
    @TempDir
    private Path cache;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRES_HALF_UNPACKED", "CLUSTER_HALF_COPIED", "PASSWORDS_GIVEN"})
    void theNextStartAfterAKillWorksAndLeavesNothing(Mark mark) throws Exception {
        new InterruptedStart(cache, mark, 0).killAndStartAgain();
    }

    /** Asked to end it ends in order, and leaves nothing to the next start. */
    @Test
    void aStartThatIsInterruptedEndsWhatItHasStarted() throws Exception {
        new InterruptedStart(cache, Mark.POSTGRES_STARTING, 0).endsInOrder();
    }
}
