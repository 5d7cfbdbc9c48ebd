/**
 * Checks of answers. {@link dev.onsale.gatling.checks.CheckWitness} watches every check of a simulation and says which one
 * failed, as its author wrote it; {@link dev.onsale.gatling.checks.ScenarioExtractors} tries each of those that keep
 * something by itself.
 */
@NullMarked
package dev.onsale.gatling.checks;

import org.jspecify.annotations.NullMarked;
