package dev.onsale.record.files;

import dev.onsale.record.evidence.EvidenceSlice;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads back what the responses of a run told, second by second. */
public final class EvidenceReader {
    private static final int SLICE_BYTES = 200;
    private static final double PLACES_HEAP_SHARE = 0.1;

    private EvidenceReader() {}

    /**
     * All slices of a run, in order of second, step and node.
     *
     * @param runDirectory or the file of a stored baseline, which has none
     * @return empty where a run has none: one from before they were recorded; and where they are of more steps, nodes and
     *     seconds than memory is there for
     * @throws UnreadableRunException when the file is there, but truncated or corrupt
     */
    public static List<EvidenceSlice> read(Path runDirectory) {
        Path file = runDirectory.resolve(RunFiles.EVIDENCE);
        List<EvidenceSlice> slices = StoredLines.thatFit(file, EvidenceSlice.class, SLICE_BYTES);
        Set<String> steps = new HashSet<>();
        Set<String> nodes = new HashSet<>();
        int last = 0;
        for (EvidenceSlice slice : slices) {
            if (slice.second() < 0) {
                throw new UnreadableRunException(
                        file, "corrupt: a line is of second " + slice.second(), IntervalLogReader.HINT);
            }
            steps.add(slice.step());
            nodes.add(slice.node());
            last = Math.max(last, slice.second());
        }
        // Who explains holds a place for every second of each step and node.
        long places = (steps.size() + nodes.size() + 1L) * (last + 1L);
        return places > Room.bytesOfHeap(PLACES_HEAP_SHARE) / Long.BYTES ? List.of() : slices;
    }
}
