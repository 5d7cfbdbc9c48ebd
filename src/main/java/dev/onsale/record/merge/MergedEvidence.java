package dev.onsale.record.merge;

import dev.onsale.record.NoteworthyRequest;
import dev.onsale.record.Observed;
import dev.onsale.record.RunSummary;
import dev.onsale.record.evidence.EvidenceSlice;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.evidence.NodeEvidence;
import dev.onsale.record.evidence.StepEvidence;
import dev.onsale.record.files.JsonLines;
import dev.onsale.record.files.RunFiles;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.files.StoredFile;
import dev.onsale.record.files.StoredLines;
import dev.onsale.record.live.NoteworthyRequests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What responses reported to several injectors, summed for each second, step and node. */
final class MergedEvidence {

    private record Place(int second, String step, String node) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int bySecond = Integer.compare(second, other.second);
            int byStep = bySecond != 0 ? bySecond : step.compareTo(other.step);
            return byStep != 0 ? byStep : node.compareTo(other.node);
        }
    }

    private MergedEvidence() {}

    /** Writes the file of the merged run, unless no run has one. */
    static void write(ShardRuns runs, Path target) throws IOException {
        Map<Place, EvidenceTotals> all = new TreeMap<>();
        boolean any = false;
        for (ShardRun run : runs.present()) {
            Path file = run.directory().resolve(RunFiles.EVIDENCE);
            if (StoredFile.isThere(file)) {
                any = true;
                StoredLines.read(file, EvidenceSlice.class, (slice, bytes) -> {
                    all.merge(
                            new Place(slice.second(), slice.step(), slice.node()), slice.told(), EvidenceTotals::plus);
                    return true;
                });
            }
        }
        if (!any) {
            return;
        }
        try (JsonLines lines = new JsonLines(target)) {
            all.forEach(
                    (place, told) -> lines.append(new EvidenceSlice(place.second(), place.step(), place.node(), told)));
            lines.complete();
        }
    }

    /** Of all shards; what the leading one alone watches, from it. */
    static Observed all(ShardRuns runs) {
        Observed leading = runs.leading().summary().observed();
        return new Observed(steps(runs), nodes(runs), leading.database(), leading.payments());
    }

    /** In the order of the merged steps; {@code null} where none was recorded. */
    private static @Nullable List<StepEvidence> steps(ShardRuns runs) {
        Map<String, EvidenceTotals> byStep = new TreeMap<>();
        boolean any = false;
        for (RunSummary run : runs.summaries()) {
            List<StepEvidence> evidence = run.observed().evidence();
            any |= evidence != null;
            for (StepEvidence step : evidence == null ? List.<StepEvidence>of() : evidence) {
                byStep.merge(step.step(), step.told(), EvidenceTotals::plus);
            }
        }
        return any
                ? runs.steps().stream()
                        .map(step -> new StepEvidence(step, byStep.getOrDefault(step, EvidenceTotals.NOTHING)))
                        .toList()
                : null;
    }

    private static @Nullable List<NodeEvidence> nodes(ShardRuns runs) {
        Map<String, EvidenceTotals> byNode = new TreeMap<>();
        boolean any = false;
        for (RunSummary run : runs.summaries()) {
            List<NodeEvidence> nodes = run.observed().nodes();
            any |= nodes != null;
            for (NodeEvidence node : nodes == null ? List.<NodeEvidence>of() : nodes) {
                byNode.merge(node.node(), node.told(), EvidenceTotals::plus);
            }
        }
        List<NodeEvidence> all = new ArrayList<>();
        byNode.forEach((node, told) -> all.add(new NodeEvidence(node, told)));
        return any ? all : null;
    }

    /** The slowest and the first failed requests of all, chosen as a run of one injector chooses its own. */
    static void writeRequests(ShardRuns runs, Path target) throws IOException {
        Map<String, List<NoteworthyRequest>> byStep = new TreeMap<>();
        for (ShardRun run : runs.present()) {
            RunReader.noteworthyRequests(run.directory())
                    .forEach(request -> byStep.computeIfAbsent(request.step(), step -> new ArrayList<>())
                            .add(request));
        }
        List<NoteworthyRequests> kept = Stream.concat(runs.steps().stream(), byStep.keySet().stream())
                .distinct()
                .filter(byStep::containsKey)
                .map(step -> NoteworthyRequests.ofAll(byStep.getOrDefault(step, List.of())))
                .toList();
        try (JsonLines lines = new JsonLines(target)) {
            NoteworthyRequests.ofRun(kept).forEach(lines::append);
            lines.complete();
        }
    }
}
