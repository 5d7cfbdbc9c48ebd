package dev.onsale.record.evidence;

/** What all responses of one step told, in the whole run and from all nodes together; kept in {@code run.json}. */
public record StepEvidence(String step, EvidenceTotals told) {}
