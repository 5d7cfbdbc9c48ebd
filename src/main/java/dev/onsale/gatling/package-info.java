/**
 * Everything that goes beyond Gatling's public Java DSL. No package to the right depends on Gatling's internals, so an
 * upgrade changes only this one; a contract test lists every internal in use and which of them a release has moved.
 *
 * <p>The entry is {@link dev.onsale.gatling.GatlingEngine}: it runs a program, either a population of onsale's words or
 * the {@link dev.onsale.gatling.simulation.SetUp set-up} of a user's simulation, on event loops supplied by the caller,
 * and reports every visitor, response and group to a {@link dev.onsale.gatling.Tap}. The flow: {@code injection} starts
 * visitors at their instants; {@code http} sees each request when it is sent and each response before Gatling does;
 * {@code checks} remembers which check failed, and {@code failure} turns that and Gatling's messages into one kind of
 * failure.
 *
 * <p>Before a run {@code structure} reads a built scenario (names, requests, last steps) and changes it in place where
 * necessary; {@code simulation} reads and changes a simulation's {@code setUp}; {@code request} gives a word hooks into
 * its own request that Gatling's builder does not offer.
 */
@NullMarked
package dev.onsale.gatling;

import org.jspecify.annotations.NullMarked;
