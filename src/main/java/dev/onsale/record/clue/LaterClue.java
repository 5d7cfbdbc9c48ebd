package dev.onsale.record.clue;

/**
 * A kind, or figures, of a later version: this one cannot word it, and shows the words in which that one stored it.
 *
 * @param label as that version stored it
 */
public record LaterClue(String label) implements ClueKind {}
