package dev.onsale.judge;

import dev.onsale.record.Run;

/**
 * Two fresh runs made one right after the other, in random order: the baseline's build and the candidate. Effects of
 * the machine on both cancel in their difference.
 */
public record Pair(Run baseline, Run candidate) {}
