/**
 * How every number for people is written: one form each for times, counts, shares and changes, with its unit and the
 * same in every locale.
 *
 * <p>Start at {@link dev.onsale.figures.Figures}; a change with its interval is a {@link dev.onsale.figures.Change}.
 * Numbers for programs (JSON, metrics, Gatling's own format) are not written here.
 */
@NullMarked
package dev.onsale.figures;

import org.jspecify.annotations.NullMarked;
