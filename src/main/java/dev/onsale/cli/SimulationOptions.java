package dev.onsale.cli;

import dev.onsale.record.StepRule;
import java.util.Map;
import java.util.Set;

/**
 * Options that apply only to a plain simulation.
 *
 * @param ownTarget whether the load goes to the simulation's own addresses
 * @param allowedUnwatched protocols that may connect to addresses that they do not reveal
 * @param steps how names become steps
 * @param properties system properties that it may read, by name
 */
record SimulationOptions(
        boolean ownTarget, Set<String> allowedUnwatched, StepRule steps, Map<String, String> properties) {}
