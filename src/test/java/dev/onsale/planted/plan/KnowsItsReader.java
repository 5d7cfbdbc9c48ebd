package dev.onsale.planted.plan;

import dev.onsale.planted.plan.reading.PlanLoader;

/** What is planned knows how it was read. */
record KnowsItsReader(PlanLoader loader) {}
