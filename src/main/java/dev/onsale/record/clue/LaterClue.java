package dev.onsale.record.clue;

/**
 * A kind, or figures, of a later version. This version cannot word it and shows the text that the later one stored.
 *
 * @param label as that version stored it
 */
public record LaterClue(String label) implements ClueKind {}
