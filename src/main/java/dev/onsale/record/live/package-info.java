/**
 * What is written while the load runs.
 *
 * <p>Start at {@link dev.onsale.record.live.LiveRecord}. The flow: any thread tells of a response → {@code LiveResponses}
 * → {@code LiveStep} (recorders of the open intervals: {@code IntervalRing}) → {@code OpenIntervals}, by the one {@code
 * WritingThread} → {@code LiveFiles}; at the end {@code KeptSteps} and {@link dev.onsale.record.live.Recorded}, which goes
 * into {@code run.json}. Who wants to know of it while it happens is a {@link dev.onsale.record.live.RunListener}.
 */
@NullMarked
package dev.onsale.record.live;

import org.jspecify.annotations.NullMarked;
