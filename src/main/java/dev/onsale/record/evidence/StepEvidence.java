package dev.onsale.record.evidence;

/** What all responses of one step reported, over the whole run and all nodes; kept in {@code run.json}. */
public record StepEvidence(String step, EvidenceTotals told) {}
