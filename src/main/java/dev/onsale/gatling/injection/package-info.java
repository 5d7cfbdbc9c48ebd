/**
 * Who starts when. {@link dev.onsale.gatling.injection.ScheduledInjection} starts each visitor of a schedule at its own
 * instant; {@link dev.onsale.gatling.injection.OwnInjection} tells beforehand what a simulation's own profile comes to, and
 * {@link dev.onsale.gatling.injection.Injections} gives its scenarios another.
 */
@NullMarked
package dev.onsale.gatling.injection;

import org.jspecify.annotations.NullMarked;
