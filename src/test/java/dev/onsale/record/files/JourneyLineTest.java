package dev.onsale.record.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Journey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JourneyLineTest {

    @TempDir
    Path directory;

    @Test
    void aLineFromBeforeWaitingRoomsWereRecordedIsStillRead() throws IOException {
        write("""
                {"visitor":7,"kind":"fan","phase":"doors","plannedMs":1,"startedMs":2,"endedMs":90,\
                "outcome":"gave-up","requests":4,"at":"queue-place","detail":null}
                """);
        assertThat(read())
                .containsExactly(new Journey(
                        7, "fan", "doors", 1, 2, 90, Outcome.GAVE_UP, 4, "queue-place", null, null, null, null));
    }

    @Test
    void whatWasSeenOfTheWaitingRoomComesBack() throws IOException {
        Journey journey = new Journey(7, "fan", "doors", 1, 2, 90, Outcome.BOUGHT, 9, "pay", null, 10L, 250L, 80L);
        try (JsonLines lines = new JsonLines(directory.resolve(RunFiles.JOURNEYS))) {
            lines.append(journey);
            lines.complete();
        }
        assertThat(read()).containsExactly(journey);
    }

    private void write(String lines) throws IOException {
        try (OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(directory.resolve(RunFiles.JOURNEYS)))) {
            zipped.write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    private List<Journey> read() {
        List<Journey> journeys = new ArrayList<>();
        RunReader.journeys(directory, journeys::add);
        return journeys;
    }
}
