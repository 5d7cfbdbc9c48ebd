package dev.onsale.diagnose;

import dev.onsale.record.Journey;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import dev.onsale.record.evidence.EvidenceSlice;
import java.util.List;

/**
 * Everything that is known of one judged run.
 *
 * @param baselines the runs it was compared with; their summaries show what is usual. May be empty: then less can be
 *     known
 * @param evidence what responses reported, by second, step and node; empty for plain simulations and old runs
 * @param journeys every visitor's journey; empty for plain simulations
 * @param verdict only what it calls wrong is explained
 */
public record CaseFile(
        Run candidate, List<Run> baselines, List<EvidenceSlice> evidence, List<Journey> journeys, Verdict verdict) {
    public CaseFile {
        baselines = List.copyOf(baselines);
        evidence = List.copyOf(evidence);
        journeys = List.copyOf(journeys);
    }
}
