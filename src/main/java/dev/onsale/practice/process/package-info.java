/**
 * Child JVMs that cannot outlive their parent, and the clean-up of what a killed parent left behind.
 */
@NullMarked
package dev.onsale.practice.process;

import org.jspecify.annotations.NullMarked;
