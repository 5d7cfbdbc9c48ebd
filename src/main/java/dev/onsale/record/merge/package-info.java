/**
 * Merges the runs of several injectors into one: what one injector would have recorded of the same responses.
 *
 * <p>Start at {@link dev.onsale.record.merge.Merge}. The flow: directories → {@code ShardRuns} (checks that they belong
 * together) → {@code MergedLog} and the other {@code Merged…}, one part each → a run directory.
 */
@NullMarked
package dev.onsale.record.merge;

import org.jspecify.annotations.NullMarked;
