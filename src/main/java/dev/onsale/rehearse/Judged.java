package dev.onsale.rehearse;

import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import java.nio.file.Path;
import java.util.List;

/**
 * A run with its verdict, as stored.
 *
 * @param baselines the runs that it was compared with
 */
public record Judged(Path directory, Run run, List<Run> baselines, Verdict verdict) {}
