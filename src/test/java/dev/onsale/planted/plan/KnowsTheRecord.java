package dev.onsale.planted.plan;

import dev.onsale.planted.record.Target;

/** Left knows right. */
record KnowsTheRecord(Target target) {}
