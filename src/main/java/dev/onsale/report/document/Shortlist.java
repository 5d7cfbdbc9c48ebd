package dev.onsale.report.document;

import java.util.ArrayList;
import java.util.List;

/** The first few of many sentences: whoever has read three of a kind wants a table, not a fourth. */
public final class Shortlist {
    private static final int SENTENCES_MAX = 3;

    private Shortlist() {}

    /** All of them if there are few, else the first ones and how many more there are. */
    public static List<String> of(List<String> sentences) {
        if (sentences.size() <= SENTENCES_MAX + 1) {
            return List.copyOf(sentences);
        }
        List<String> first = new ArrayList<>(sentences.subList(0, SENTENCES_MAX));
        first.add("and " + (sentences.size() - SENTENCES_MAX) + " more like these, in the table");
        return first;
    }
}
