/**
 * The commands; the only place with {@code System.out}, {@code System.err} and exit codes.
 */
@NullMarked
package dev.onsale.cli;

import org.jspecify.annotations.NullMarked;
