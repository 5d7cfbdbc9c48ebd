package dev.onsale.planted.record.machine;

import dev.onsale.planted.record.Target;

/** A room on the left knows one on its right. */
record KnowsTheRecord(Target target) {}
