/**
 * What is written while the load runs.
 *
 * <p>Start at {@link dev.onsale.record.live.LiveRecord}. The flow: any thread reports a response →
 * {@code LiveResponses} → {@code LiveStep} (recorders of the open intervals: {@code IntervalRing}) →
 * {@code OpenIntervals}, by the one {@code WritingThread} → {@code LiveFiles}; at the end {@code KeptSteps} and
 * {@link dev.onsale.record.live.Recorded}, which goes into {@code run.json}. A
 * {@link dev.onsale.record.live.RunListener} receives events while the run happens.
 */
@NullMarked
package dev.onsale.record.live;

import org.jspecify.annotations.NullMarked;
