package dev.onsale.record.files;

import dev.onsale.record.evidence.EvidenceSlice;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads back what the responses of a run reported, second by second. */
public final class EvidenceReader {
    private static final int SLICE_BYTES = 200;
    private static final double PLACES_HEAP_SHARE = 0.1;

    private EvidenceReader() {}

    /**
     * All slices of a run, in order of second, step and node.
     *
     * @param runDirectory the run's, or the file of a stored baseline, which has none
     * @return empty if the run predates slices, or if their steps, nodes and seconds need more memory than there is
     * @throws UnreadableRunException if the file exists but is truncated or corrupt
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
        // The diagnosis allocates an entry for every second of each step and node.
        long places = (steps.size() + nodes.size() + 1L) * (last + 1L);
        return places > Room.bytesOfHeap(PLACES_HEAP_SHARE) / Long.BYTES ? List.of() : slices;
    }
}
