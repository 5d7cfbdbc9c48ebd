package dev.onsale.cli;

import dev.onsale.record.StepRule;
import java.util.Map;
import java.util.Set;

/**
 * What options say of a plain simulation alone.
 *
 * @param ownTarget whether the load goes where the simulation itself sends it
 * @param allowedUnwatched its protocols that may connect where they do not tell
 * @param steps what of its names becomes a step
 * @param properties system properties that it may read, by name
 */
record SimulationOptions(
        boolean ownTarget, Set<String> allowedUnwatched, StepRule steps, Map<String, String> properties) {}
