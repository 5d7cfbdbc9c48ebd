package dev.onsale.planted.report;

import dev.onsale.planted.practice.Sleeps;

/** A report of any shop must not know the practice shop. */
public record KnowsThePracticeShop(Sleeps shop) {}
