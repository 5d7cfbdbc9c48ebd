package dev.onsale.planted.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Public data that knows a file format. */
public record PlanKnowsItsFormat(@JsonProperty("n") String name) {}
