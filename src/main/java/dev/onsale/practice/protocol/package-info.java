/** What the processes of the box office send each other: settings, wiring, tokens, reports. */
@NullMarked
package dev.onsale.practice.protocol;

import org.jspecify.annotations.NullMarked;
