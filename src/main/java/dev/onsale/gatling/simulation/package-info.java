/**
 * A simulation that its author wrote for Gatling. Start at {@link dev.onsale.gatling.simulation.SetUp}, which reads its
 * {@code setUp} and changes it as the user requests. {@link dev.onsale.gatling.simulation.SimulationSteps} and
 * {@link dev.onsale.gatling.simulation.SimulationAddresses} determine what it sends and where,
 * {@link dev.onsale.gatling.simulation.UserResources} finds its files, and a
 * {@link dev.onsale.gatling.simulation.SimulationWalk} sends one visitor through it.
 */
@NullMarked
package dev.onsale.gatling.simulation;

import org.jspecify.annotations.NullMarked;
