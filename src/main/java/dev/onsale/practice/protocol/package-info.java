/**
 * What the processes of the box office tell one another: settings, wiring, tokens, reports.
 */
@NullMarked
package dev.onsale.practice.protocol;

import org.jspecify.annotations.NullMarked;
