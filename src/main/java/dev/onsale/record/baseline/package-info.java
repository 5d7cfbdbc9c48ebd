/**
 * Accepted runs, and those among them that a candidate can be compared with.
 *
 * <p>Start at {@link dev.onsale.record.baseline.BaselineStore}. The flow: a run → {@code BaselineCopy} → one file in
 * the {@code BaselineFolder} of its plan; a fingerprint → {@link dev.onsale.record.baseline.Baselines}, minus those
 * that {@code BaselineAge} finds too old.
 */
@NullMarked
package dev.onsale.record.baseline;

import org.jspecify.annotations.NullMarked;
