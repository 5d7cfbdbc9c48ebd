/**
 * How every number that people read is written: one form for a time, a count, a share and a change, with its unit and
 * the same in every locale.
 *
 * <p>Start at {@link dev.onsale.figures.Figures}; a change with its interval is a {@link dev.onsale.figures.Change}.
 * Numbers for programs (JSON, metrics, Gatling's own format) are not written here.
 */
@NullMarked
package dev.onsale.figures;

import org.jspecify.annotations.NullMarked;
