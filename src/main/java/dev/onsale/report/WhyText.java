package dev.onsale.report;

import dev.onsale.record.Run;
import dev.onsale.report.document.Block;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Document;
import dev.onsale.report.document.Style;
import dev.onsale.report.document.TextPrinter;

/** What explains a verdict, by itself. */
public final class WhyText {
    private WhyText() {}

    /**
     * A run's verdict in one sentence and all that explains it.
     *
     * @return lines of at most the style's width, each ended by a line feed; the same in every locale
     */
    public static String render(Run run, Style style) {
        Headline headline = Headline.of(run.summary());
        Section why = WhySection.whole(run.summary());
        return TextPrinter.print(
                Document.of(
                        Block.Title.of(headline.word(), headline.tone(), headline.decisive()),
                        why.isEmpty()
                                ? Section.of(
                                        "why",
                                        "Why",
                                        Labelled.of("", "Nothing is called wrong, so nothing has to be explained."))
                                : why,
                        Section.of("run", "This run", Labelled.of("Run", RunSection.run(run.summary())))),
                style);
    }
}
