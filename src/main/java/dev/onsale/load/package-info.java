/**
 * Compiles a scenario, runs Gatling with a plan, and records every response.
 */
@NullMarked
package dev.onsale.load;

import org.jspecify.annotations.NullMarked;
