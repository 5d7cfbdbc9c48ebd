package dev.onsale.planted.diagnose;

import dev.onsale.planted.report.KnowsThePracticeShop;

/** Renders while explaining. */
record RendersItself(KnowsThePracticeShop page) {}
