package dev.onsale.judge;

import dev.onsale.record.Run;

/**
 * Two fresh runs made one right after the other, in random order: the baseline's build against the candidate's. What
 * the machine does to both cancels out in their difference.
 */
public record Pair(Run baseline, Run candidate) {}
