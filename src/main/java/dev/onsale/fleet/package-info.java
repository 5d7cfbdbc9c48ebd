/**
 * One load from several injectors: when each begins, the messages between them, and the engines that run them. The load
 * itself, its record and the merging are those of single injectors.
 */
@NullMarked
package dev.onsale.fleet;

import org.jspecify.annotations.NullMarked;
