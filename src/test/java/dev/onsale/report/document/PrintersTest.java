package dev.onsale.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.ControlCharacters;
import dev.onsale.report.Golden;
import dev.onsale.report.document.Block.Bars;
import dev.onsale.report.document.Block.Bullets;
import dev.onsale.report.document.Block.Charts;
import dev.onsale.report.document.Block.Drawn;
import dev.onsale.report.document.Block.Facts;
import dev.onsale.report.document.Block.Fold;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Note;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Block.Title;
import dev.onsale.report.document.Table.Column;
import dev.onsale.report.document.Table.Layout;
import dev.onsale.report.document.Table.Row;
import dev.onsale.report.document.Table.Value;
import gg.jte.output.StringOutput;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every kind of block in every medium, names from outside among them. */
class PrintersTest {
    private static final String HOSTILE = "a|b <img src=x> [x](y) `c` *d* @team #1 & \u001b[2J";

    private static final List<Block> EVERY_BLOCK = List.of(
            new Title(
                    "FAIL",
                    Tone.BAD,
                    "arena",
                    "hold p95 900 ms, at most 800 ms",
                    "12 of 20 visitors finished",
                    List.of("a second reason"),
                    List.of(
                            Labelled.of("What to do", List.of("Look at hold first.", "Then at pay.")),
                            Labelled.of("Nothing", ""))),
            Section.of(
                    "cells",
                    "Against the baseline",
                    cells(Layout.COLUMNS_AND_FEW_NOTES),
                    new Note("detectable: what would have been seen"),
                    new Drawn(
                            List.of(Fold.of("more on the page", table(List.of(Column.name("step")), Row.of("pay")))),
                            List.of(Labelled.of("Only shown", "in the page: pay")))),
            Section.of("conditions", "Not valid", cells(Layout.PARAGRAPHS)),
            Section.of(
                    "names",
                    "Names from outside",
                    Labelled.of(
                            "Run",
                            Text.code("x|y`z")
                                    .and(" against ")
                                    .and(Text.strong(HOSTILE))
                                    .and(HOSTILE)),
                    new Bullets(List.of(HOSTILE)),
                    table(List.of(Column.name("step"), Column.text("run")), row(Value.of(HOSTILE), Value.code("x|y")))),
            Section.aside(
                    "background",
                    "What few ask for",
                    new Facts(
                            Facts.Rank.PLAIN,
                            List.of(Facts.Fact.of("Seed", "1"), new Facts.Fact("Doors", "4 s", "paced"))),
                    new Bars(
                            "from", "rate", List.of(new Bars.Bar("0 s", 10, "10/s"), new Bars.Bar("1 s", 80, "80/s")))),
            Drawn.only(Section.of(
                    "timeline",
                    "Timeline",
                    new Charts(
                            false,
                            List.of(new Charts.Chart(
                                    "latency", List.of("Response time"), "p95 over time", List.of("p95", "p50")))))),
            Section.of("silent", "Never printed", Labelled.of("Nothing", List.of()), new Note("")));

    private static Table cells(Layout layout) {
        return table(
                        List.of(
                                Column.name("step"),
                                Column.name("metric"),
                                Column.state("state"),
                                Column.number("baseline"),
                                Column.mainNumber("now"),
                                Column.range("change (90 % interval)"),
                                Column.drawn("change drawn", List.of(new Drawing.Tick(100, "same")), "The dot …")),
                        row(
                                        Value.of("hold"),
                                        Value.of("p95"),
                                        Value.toned("regressed", Tone.BAD),
                                        Value.of("90 ms"),
                                        Value.of("900 ms"),
                                        Value.of("10× (8×–12×)"),
                                        Value.drawn(new Drawing.Interval(50, 150, 170, 160, 70.0)))
                                .noted("confirmed by 3 fresh pairs"),
                        row(
                                        Value.of("pay"),
                                        Value.of("p50"),
                                        Value.toned("within noise", Tone.GOOD),
                                        Value.of("9 ms"),
                                        Value.of("9 ms"),
                                        Value.of("0 % (−3 to +4 %)"),
                                        Value.drawn(null))
                                .settled(true))
                .noted("why")
                .settled("within noise")
                .as(layout);
    }

    private static Table table(List<Column> columns, Row... rows) {
        return Table.of(columns).rows(Stream.of(rows));
    }

    private static Row row(Value... values) {
        return Row.of(values);
    }

    private static Document document() {
        return new Document(EVERY_BLOCK);
    }

    private static String html() {
        StringOutput output = new StringOutput();
        HtmlPrinter.print(document()).writeTo(output);
        return ControlCharacters.replacedInLines(output.toString());
    }

    @Test
    void textReadsAsInItsGoldenFile() {
        Golden.assertMatches("document/every-block.txt", TextPrinter.print(document(), Style.PLAIN));
        Golden.assertMatches("document/every-block.colour.txt", TextPrinter.print(document(), Style.COLOURED));
    }

    @Test
    void markdownReadsAsInItsGoldenFile() {
        Golden.assertMatches("document/every-block.md", MarkdownPrinter.print(document()));
    }

    @Test
    void htmlReadsAsInItsGoldenFile() {
        Golden.assertMatches("document/every-block.html", html());
    }

    @Test
    void noKindOfBlockIsForgottenHere() {
        Set<Class<?>> kinds = Stream.of(
                        EVERY_BLOCK,
                        EVERY_BLOCK.stream().flatMap(PrintersTest::within).toList())
                .flatMap(List::stream)
                .map(Object::getClass)
                .collect(Collectors.toSet());

        assertThat(kinds).containsAll(Arrays.asList(Block.class.getPermittedSubclasses()));
    }

    private static Stream<Block> within(Block block) {
        Stream<Block> inner = Stream.empty();
        if (block instanceof Section section) {
            inner = section.blocks().stream();
        } else if (block instanceof Drawn drawn) {
            inner = Stream.concat(drawn.onPage().stream(), drawn.elsewhere().stream());
        }
        return inner.flatMap(one -> Stream.concat(Stream.of(one), within(one)));
    }

    @Test
    void noNameIsMarkupOrControlsTheTerminal() {
        assertThat(MarkdownPrinter.escaped(HOSTILE))
                .isEqualTo("a\\|b &lt;img src=x&gt; \\[x\\](y) \\`c\\` \\*d\\* \\@team \\#1 &amp; \ufffd\\[2J");
        assertThat(html()).doesNotContain("<img");
        assertThat(TextPrinter.print(document(), Style.PLAIN)).doesNotContain("\u001b");
    }

    @Test
    void textKeepsItsWidth() {
        for (int width : List.of(80, 100)) {
            assertThat(TextPrinter.print(document(), new Style(false, width)).lines())
                    .allMatch(line -> line.length() <= width);
        }
    }
}
