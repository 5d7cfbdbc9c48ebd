/**
 * Checks of responses. {@link dev.onsale.gatling.checks.CheckWitness} watches every check of a simulation and reports
 * which one failed, as its author wrote it; {@link dev.onsale.gatling.checks.ScenarioExtractors} tries each check that
 * saves a value separately.
 */
@NullMarked
package dev.onsale.gatling.checks;

import org.jspecify.annotations.NullMarked;
