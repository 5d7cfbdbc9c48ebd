/** Is this machine fit to send load, and to hold the practice box office? Reads what the system says of itself. */
@NullMarked
package dev.onsale.doctor;

import org.jspecify.annotations.NullMarked;
