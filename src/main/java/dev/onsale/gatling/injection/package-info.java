/**
 * When visitors start. {@link dev.onsale.gatling.injection.ScheduledInjection} starts each visitor of a schedule at its
 * own instant; {@link dev.onsale.gatling.injection.OwnInjection} predicts the visitors of a simulation's own profile,
 * and {@link dev.onsale.gatling.injection.Injections} replaces the profiles of its scenarios.
 */
@NullMarked
package dev.onsale.gatling.injection;

import org.jspecify.annotations.NullMarked;
