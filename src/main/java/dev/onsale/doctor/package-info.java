/**
 * Checks whether this machine is fit to send load and to run the practice box office, from the system's own
 * information.
 */
@NullMarked
package dev.onsale.doctor;

import org.jspecify.annotations.NullMarked;
