package dev.onsale.planted.practice;

import dev.onsale.planted.plan.reading.PlanLoader;

/** The practice box office stands alone. */
record KnowsThePlan(PlanLoader plan) {}
