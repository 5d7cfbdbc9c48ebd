package dev.onsale.planted.record;

import dev.onsale.planted.judge.Verdict;

/** Left knows right. */
record KnowsTheVerdict(Verdict verdict) {}
