package dev.onsale.export;

import dev.onsale.record.Run;
import dev.onsale.record.files.RunReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Stored runs of every format there was. */
final class Fixtures {
    private static final Path FORMATS = Path.of("src/test/resources/formats");

    /** A rehearsal of 27 s, with starts by the second, errors and journeys. */
    static final Path REHEARSED = FORMATS.resolve("1-rehearsed");

    /** The first version, which knew neither. */
    static final Path FIRST = FORMATS.resolve("1");

    /** A baseline in one file. */
    static final Path BASELINE = FORMATS.resolve("baseline-2").resolve("20240711-100000-arena-0f1e.json");

    static final List<Path> ALL = List.of(REHEARSED, FIRST, BASELINE);

    private Fixtures() {}

    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    static String text(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.to(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    static String openMetrics(Path run) throws IOException {
        return text(RunExport.of(run)::openMetrics);
    }

    static Run run(Path directory) {
        return RunReader.read(directory);
    }
}
