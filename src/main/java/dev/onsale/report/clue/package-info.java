/**
 * What explains a run, in words: each kind of clue in one place. Start at {@link dev.onsale.report.clue.ClueWords}; each
 * explanation has a file of its own, whose switch the compiler keeps whole.
 */
@NullMarked
package dev.onsale.report.clue;

import org.jspecify.annotations.NullMarked;
