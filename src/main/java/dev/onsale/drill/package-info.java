/**
 * Incidents as rehearsals: {@link dev.onsale.drill.Incident} is the catalogue, {@link dev.onsale.drill.Drill} rehearses
 * some of them on the practice box office, with their mechanism on and then off, and asks whether the toolkit caught
 * them, named them, and kept quiet.
 */
@NullMarked
package dev.onsale.drill;

import org.jspecify.annotations.NullMarked;
