/**
 * The public language of scenarios: the words an author writes, each a Gatling {@code Executable}.
 */
@NullMarked
package dev.onsale.scenario;

import org.jspecify.annotations.NullMarked;
