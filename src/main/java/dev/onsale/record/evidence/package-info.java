/**
 * What servers tell beside their latency: phases and nodes of {@code Server-Timing}, kinds of errors, refusals, and what a
 * database saw.
 *
 * <p>Start at {@link dev.onsale.record.evidence.ServerTiming}, which reads a header without allocating. The flow: {@code
 * ServerTiming} → {@code EvidenceLane} (one second, step and node; lanes are added up by one thread) → {@code EvidenceCell}
 * → {@link dev.onsale.record.evidence.EvidenceTotals}, which a second ({@code EvidenceSlice}), a step and a node have alike.
 */
@NullMarked
package dev.onsale.record.evidence;

import org.jspecify.annotations.NullMarked;
