package dev.onsale.record.evidence;

/**
 * What all responses from one node reported, over all steps; kept in {@code run.json}.
 *
 * @param node as {@code Server-Timing} names it; {@link EvidenceSlice#UNKNOWN_NODE} for those that named none
 */
public record NodeEvidence(String node, EvidenceTotals told) {}
