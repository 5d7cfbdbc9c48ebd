package dev.onsale.launcher;

import dev.onsale.launcher.StoppedCommand.Instant;
import dev.onsale.launcher.StoppedCommand.Seen;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is asked to end while it starts, loads, writes and has judged. StoppingBench asks at 71 instants. */
class StoppedRunIT {
    private static final Seen RECORDED = new Seen("latency.hlog", "");
    private static final Seen JUDGED = new Seen("run.json", "\"judgement\"");

    private static final List<Instant> INSTANTS = List.of(
            new Instant(Seen.STARTED, 700),
            new Instant(Seen.LOADING, 300),
            new Instant(RECORDED, 0),
            new Instant(JUDGED, 0));

    @TempDir
    private Path folder;

    @Test
    void endsWith2OrWithTheVerdictItHasTold() throws Exception {
        try (SmallSale sale = new SmallSale()) {
            String plan = sale.writePlan(folder).toString();
            for (int number = 0; number < INSTANTS.size(); number++) {
                Path own = StoppedCommand.madeIn(folder, "stop-" + number);
                boolean interrupted = number % 2 == 0;
                new StoppedCommand(own, "run", plan)
                        .stopAt(INSTANTS.get(number), interrupted ? "INT" : "TERM", interrupted);
            }
        }
    }
}
