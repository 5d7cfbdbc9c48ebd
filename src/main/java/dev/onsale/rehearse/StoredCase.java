package dev.onsale.rehearse;

import dev.onsale.diagnose.CaseFile;
import dev.onsale.diagnose.Diagnose;
import dev.onsale.record.Diagnosis;
import dev.onsale.record.Journey;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import dev.onsale.record.files.EvidenceReader;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.files.UnreadableRunException;
import dev.onsale.report.Wording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The contents of a run's directory that its diagnosis uses. */
public final class StoredCase {
    private StoredCase() {}

    /**
     * Explains a verdict on a stored run.
     *
     * @param directory the run's, or the file of a stored baseline, which contains neither evidence by the second nor
     *     journeys
     * @param baselines the runs it was compared with
     * @return in words, the most likely first; empty if no explanation fits or none is needed
     * @throws UnreadableRunException when evidence or journeys are truncated or corrupt
     */
    public static List<Diagnosis> diagnoses(Path directory, Run run, List<Run> baselines, Verdict verdict) {
        List<Journey> journeys = Files.isDirectory(directory) ? RunReader.journeysThatFit(directory) : List.of();
        return Wording.explained(
                verdict, Diagnose.of(new CaseFile(run, baselines, EvidenceReader.read(directory), journeys, verdict)));
    }
}
