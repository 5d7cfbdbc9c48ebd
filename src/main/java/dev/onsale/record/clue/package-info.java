/**
 * What speaks for an explanation of a run, without a sentence: kinds, names and figures, which {@code report} words.
 *
 * <p>Start at {@link dev.onsale.record.clue.Clue}. Each explanation has an enum of its own kinds of clue, and {@link
 * dev.onsale.record.clue.SharedClue} those that several have; what they carry is said at each constant.
 */
@NullMarked
package dev.onsale.record.clue;

import org.jspecify.annotations.NullMarked;
