/**
 * Compiles a scenario, drives Gatling against a plan and taps every response into a record.
 */
@NullMarked
package dev.onsale.load;

import org.jspecify.annotations.NullMarked;
