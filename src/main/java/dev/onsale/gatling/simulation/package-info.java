/**
 * A simulation that its author wrote for Gatling. Begin with {@link dev.onsale.gatling.simulation.SetUp}: what it said in
 * its {@code setUp}, to be read, and to be changed where the user asks for it;
 * {@link dev.onsale.gatling.simulation.SimulationSteps} and {@link dev.onsale.gatling.simulation.SimulationAddresses} say
 * what it sends and where, {@link dev.onsale.gatling.simulation.UserResources} finds its files, and a
 * {@link dev.onsale.gatling.simulation.SimulationWalk} sends one visitor through.
 */
@NullMarked
package dev.onsale.gatling.simulation;

import org.jspecify.annotations.NullMarked;
