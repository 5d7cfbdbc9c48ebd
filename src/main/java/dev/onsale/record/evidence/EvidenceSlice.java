package dev.onsale.record.evidence;

/**
 * What the responses of one step, from one node, reported in one second.
 *
 * @param second of the run, from 0 at the load's start; a response belongs to the second in which it ended
 * @param node as {@code Server-Timing} names it; {@link #UNKNOWN_NODE} if it does not
 */
public record EvidenceSlice(int second, String step, String node, EvidenceTotals told) {
    public static final String UNKNOWN_NODE = "";
}
