/**
 * Incidents as rehearsals: {@link dev.onsale.drill.Incident} is the catalogue, {@link dev.onsale.drill.Drill} rehearses
 * some of them on the practice box office, without and with their fault, and checks whether onsale caught and named
 * them and raised no false alarm.
 */
@NullMarked
package dev.onsale.drill;

import org.jspecify.annotations.NullMarked;
