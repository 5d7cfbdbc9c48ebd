/** The faults that can be switched on by name: each is the mechanism of a real incident, with a strength. */
@NullMarked
package dev.onsale.practice.fault;

import org.jspecify.annotations.NullMarked;
