/**
 * The stored result of a run: its summary, response times over time, journeys, and the verdict.
 *
 * <p>Start at {@link dev.onsale.record.Run}: a {@link dev.onsale.record.RunSummary} ({@code run.json}) and a {@link
 * dev.onsale.record.StepSeries} for each step, made of {@link dev.onsale.record.Tally}s. A summary's facts are in four groups:
 * {@link dev.onsale.record.RunConditions}, {@link dev.onsale.record.Measurements}, {@link dev.onsale.record.Observed} and
 * {@link dev.onsale.record.Attached}. The rooms around it, each of which knows only those before it: {@code machine}, {@code
 * evidence} and {@code clue} (parts of a summary), this one, {@code files} (how it lies on the disk), {@code live} (writes it
 * while load runs), {@code baseline} (accepted runs), {@code merge} (one run of several injectors'). {@code walk} stands alone.
 */
@NullMarked
package dev.onsale.record;

import org.jspecify.annotations.NullMarked;
