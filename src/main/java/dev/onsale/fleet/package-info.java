/**
 * One load from several injectors: who begins when, what they tell each other, and the engines that run them. The load
 * itself, its record and its merging are those of one injector's.
 */
@NullMarked
package dev.onsale.fleet;

import org.jspecify.annotations.NullMarked;
