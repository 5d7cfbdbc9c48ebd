/**
 * What servers report besides their latency: phases and nodes of {@code Server-Timing}, kinds of errors, refusals, and
 * what a database observed.
 *
 * <p>Start at {@link dev.onsale.record.evidence.ServerTiming}, which reads a header without allocating. The flow:
 * {@code ServerTiming} → {@code EvidenceLane} (one second, step and node; one thread adds up the lanes) →
 * {@code EvidenceCell} → {@link dev.onsale.record.evidence.EvidenceTotals}, the form shared by a second
 * ({@code EvidenceSlice}), a step and a node.
 */
@NullMarked
package dev.onsale.record.evidence;

import org.jspecify.annotations.NullMarked;
