package dev.onsale.report.document;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A part of a {@link Document}. What has nothing to say is empty, and is left out of what holds it. */
public sealed interface Block
        permits Block.Title,
                Block.Section,
                Block.Labelled,
                Block.Note,
                Block.Bullets,
                Block.Fold,
                Block.Facts,
                Block.Charts,
                Block.Drawn,
                Block.Bars,
                Table {

    void to(Printer printer);

    boolean isEmpty();

    /** Those that say something. */
    static List<Block> some(Collection<? extends Block> blocks) {
        return blocks.stream()
                .filter(block -> !block.isEmpty())
                .map(block -> (Block) block)
                .toList();
    }

    /**
     * What was found.
     *
     * @param word {@code PASS}
     * @param of what it was found of; empty if the sentence says it
     * @param sentence what decided it
     * @param beside one more sentence, on the same thing; empty for none
     * @param further the other reasons
     * @param answers what the reader asks first, each below its question
     */
    record Title(
            String word,
            Tone tone,
            String of,
            String sentence,
            String beside,
            List<String> further,
            List<Labelled> answers)
            implements Block {
        public Title {
            answers = answers.stream().filter(answer -> !answer.isEmpty()).toList();
        }

        /** A word and a sentence. */
        public static Title of(String word, Tone tone, String sentence) {
            return new Title(word, tone, "", sentence, "", List.of(), List.of());
        }

        @Override
        public void to(Printer printer) {
            printer.title(this);
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }

    /**
     * Blocks below a heading.
     *
     * @param id of letters, digits and dashes; unique in a document that becomes a page
     * @param heading empty for a group that needs none
     * @param aside whether it is background, which is folded away where a report should be short
     */
    record Section(String id, String heading, boolean aside, List<Block> blocks) implements Block {
        public Section {
            blocks = some(blocks);
        }

        public static Section of(String id, String heading, Block... blocks) {
            return new Section(id, heading, false, List.of(blocks));
        }

        public static Section aside(String id, String heading, Block... blocks) {
            return new Section(id, heading, true, List.of(blocks));
        }

        @Override
        public void to(Printer printer) {
            printer.section(this);
        }

        @Override
        public boolean isEmpty() {
            return blocks.isEmpty();
        }
    }

    /** Paragraphs behind a label of at most 14 characters; an empty one continues what stands above. */
    record Labelled(String label, Tone tone, List<Text> paragraphs) implements Block {

        public static Labelled of(String label, String paragraph) {
            return of(label, paragraph.isEmpty() ? List.of() : List.of(paragraph));
        }

        public static Labelled of(String label, Text paragraph) {
            return new Labelled(label, Tone.STRONG, List.of(paragraph));
        }

        public static Labelled of(String label, Collection<String> paragraphs) {
            return new Labelled(
                    label, Tone.STRONG, paragraphs.stream().map(Text::of).toList());
        }

        @Override
        public void to(Printer printer) {
            printer.labelled(this);
        }

        @Override
        public boolean isEmpty() {
            return paragraphs.isEmpty();
        }
    }

    /** How to read what stands above it. */
    record Note(String text) implements Block {
        @Override
        public void to(Printer printer) {
            printer.note(this);
        }

        @Override
        public boolean isEmpty() {
            return text.isEmpty();
        }
    }

    /** Sentences of one rank. */
    record Bullets(List<String> items) implements Block {
        @Override
        public void to(Printer printer) {
            printer.bullets(this);
        }

        @Override
        public boolean isEmpty() {
            return items.isEmpty();
        }
    }

    /** What only those unfold who want to know more. */
    record Fold(String summary, List<Block> blocks) implements Block {
        public Fold {
            blocks = some(blocks);
        }

        public static Fold of(String summary, Block... blocks) {
            return new Fold(summary, List.of(blocks));
        }

        @Override
        public void to(Printer printer) {
            printer.fold(this);
        }

        @Override
        public boolean isEmpty() {
            return blocks.isEmpty();
        }
    }

    /** Names and what each of them is. */
    record Facts(Rank rank, List<Fact> facts) implements Block {

        public enum Rank {
            /** The few that everybody asks for first. */
            KEY,
            /** Names and short values. */
            PLAIN
        }

        /** @param note what stands below the value; empty for nothing */
        public record Fact(String name, String value, String note) {
            public static Fact of(String name, String value) {
                return new Fact(name, value, "");
            }

            /** In one line, for media without a layout of its own. */
            String line() {
                return name + ": " + value + (note.isEmpty() ? "" : ", " + note);
            }
        }

        @Override
        public void to(Printer printer) {
            printer.facts(this);
        }

        @Override
        public boolean isEmpty() {
            return facts.isEmpty();
        }
    }

    /** Charts that the page's script draws; {@code small} ones stand beside each other. */
    record Charts(boolean small, List<Chart> charts) implements Block {

        /**
         * @param id by which the script knows it
         * @param caption parts that are not broken
         * @param described for those who cannot see it
         * @param choices of what may be shown, the first one at first; empty where there is nothing to choose
         */
        public record Chart(String id, List<String> caption, String described, List<String> choices) {}

        @Override
        public void to(Printer printer) {
            printer.charts(this);
        }

        @Override
        public boolean isEmpty() {
            return charts.isEmpty();
        }
    }

    /** What only the page has room for or can draw, and what is said instead everywhere else. */
    record Drawn(List<Block> onPage, List<Block> elsewhere) implements Block {
        public Drawn {
            onPage = some(onPage);
            elsewhere = some(elsewhere);
        }

        /** Nothing is said instead. */
        public static Drawn only(Block... onPage) {
            return new Drawn(List.of(onPage), List.of());
        }

        @Override
        public void to(Printer printer) {
            printer.drawn(this);
        }

        @Override
        public boolean isEmpty() {
            return Stream.of(onPage, elsewhere).allMatch(List::isEmpty);
        }
    }

    /** A chart that every medium can draw, a row a figure. */
    record Bars(String labels, String figures, List<Bar> bars) implements Block {

        /** @param length in any unit: the longest fills the width */
        public record Bar(String label, double length, String figure) {}

        /** The same for media that have no bars of their own. */
        Table asTable() {
            double most = bars.stream().mapToDouble(Bar::length).max().orElse(0);
            return Table.of(
                            Table.Column.name(labels),
                            Table.Column.drawn(figures + " drawn", List.of(), ""),
                            Table.Column.number(figures))
                    .rows(bars.stream()
                            .map(bar -> Table.Row.of(
                                    Table.Value.of(bar.label()),
                                    Table.Value.drawn(Drawing.Share.of(most == 0 ? 0 : bar.length() / most)),
                                    Table.Value.of(bar.figure()))));
        }

        @Override
        public void to(Printer printer) {
            printer.bars(this);
        }

        @Override
        public boolean isEmpty() {
            return bars.isEmpty();
        }
    }
}
