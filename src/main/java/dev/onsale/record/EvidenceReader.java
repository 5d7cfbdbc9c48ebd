package dev.onsale.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads back what the responses of a run told, second by second. */
public final class EvidenceReader {
    private EvidenceReader() {}

    /**
     * All slices of a run, in order of second, step and node.
     *
     * @param runDirectory or the file of a stored baseline, which has none
     * @return empty where a run has none: one from before they were recorded
     * @throws UnreadableRunException when the file is there, but truncated or corrupt
     */
    public static List<EvidenceSlice> read(Path runDirectory) {
        Path file = runDirectory.resolve(RunFiles.EVIDENCE);
        List<EvidenceSlice> slices = new ArrayList<>();
        if (Files.isRegularFile(file)) {
            RunReader.lines(file, EvidenceSlice.class, slices::add);
        }
        return slices;
    }
}
