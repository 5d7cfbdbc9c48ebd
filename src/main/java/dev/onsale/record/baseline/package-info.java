/**
 * Accepted runs, and which of them a candidate can be compared with.
 *
 * <p>Start at {@link dev.onsale.record.baseline.BaselineStore}. The flow: a run → {@code BaselineCopy} → one file in the
 * {@code BaselineFolder} of its plan; a fingerprint → {@link dev.onsale.record.baseline.Baselines}, less those of an age
 * that {@code BaselineAge} leaves out.
 */
@NullMarked
package dev.onsale.record.baseline;

import org.jspecify.annotations.NullMarked;
