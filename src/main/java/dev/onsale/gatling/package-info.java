/**
 * The room for Gatling: everything that uses more of it than its public Java DSL. Nothing right of here knows its insides,
 * so that an upgrade is made here; one contract test names every seam and says which of them a version has moved.
 *
 * <p>The entry is {@link dev.onsale.gatling.GatlingEngine}: it runs a program, a population of our words or the
 * {@link dev.onsale.gatling.simulation.SetUp set-up} of somebody's simulation, on event loops that the caller brings, and
 * tells a {@link dev.onsale.gatling.Tap} of every visitor, response and group. Its flow: visitors start at the instants
 * that {@code injection} gives them; {@code http} hears each request when it is sent and each answer before Gatling does;
 * {@code checks} remembers which check failed, and {@code failure} makes one kind of that and of what Gatling says.
 *
 * <p>Before a run {@code structure} reads a built scenario (names, requests, last steps) and changes it in place where it
 * must; {@code simulation} reads and changes what a simulation said in its {@code setUp}; {@code request} lets a word hear
 * its own request where Gatling's builder has no way to say so.
 */
@NullMarked
package dev.onsale.gatling;

import org.jspecify.annotations.NullMarked;
