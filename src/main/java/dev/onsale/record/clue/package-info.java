/**
 * Evidence for an explanation of a run, as data: kinds, names and figures, which {@code report} words.
 *
 * <p>Start at {@link dev.onsale.record.clue.Clue}. Each explanation has its own enum of kinds of clue;
 * {@link dev.onsale.record.clue.SharedClue} holds those that several have in common. Each constant documents what it
 * carries.
 */
@NullMarked
package dev.onsale.record.clue;

import org.jspecify.annotations.NullMarked;
