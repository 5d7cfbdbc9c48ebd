package dev.onsale.report;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;

/** What explains a verdict, for the terminal. */
public final class WhyText {
    private WhyText() {}

    /**
     * A run's verdict in one sentence and all that explains it.
     *
     * @return lines of at most the style's width, each ended by a line feed; the same in every locale
     */
    public static String render(Run run, Style style) {
        RunSummary summary = run.summary();
        TextLines lines = new TextLines(style);
        Headline headline = Headline.of(summary);
        lines.verdict(headline.word(), headline.tone(), headline.decisive());
        Why why = Why.of(summary, Integer.MAX_VALUE);
        if (why.isEmpty()) {
            lines.blank().labelled("Why", "Nothing is called wrong, so nothing has to be explained.");
        } else {
            lines(lines, why);
            if (!why.shown().isEmpty()) {
                why.unseen().forEach(sentence -> lines.labelled("Not known", sentence));
            }
        }
        lines.blank().labelled("Run", summary.id() + " against " + Facts.target(summary));
        return lines.toString();
    }

    /** The part of a report; nothing where nothing is wrong. */
    static void lines(TextLines lines, Why why) {
        if (why.isEmpty()) {
            return;
        }
        lines.blank().heading("Why, probably");
        if (!why.unexplained().isEmpty()) {
            lines.labelled("", why.unexplained());
            why.unseen().forEach(sentence -> lines.labelled("Not known", sentence));
        }
        for (int i = 0; i < why.shown().size(); i++) {
            Why.Said said = why.shown().get(i);
            lines.labelled(i == 0 ? "First" : "Also", said.name() + " (" + said.confidence() + "). " + said.sentence());
            said.evidence().forEach(sentence -> lines.labelled("", "- " + sentence));
            if (said.sql() != null) {
                lines.labelled("Statement", said.sql());
            }
            if (!said.victims().isEmpty()) {
                lines.labelled("Victims", said.victims());
            }
            lines.labelled("Refuted if", said.refutedBy());
        }
        if (!why.others().isEmpty()) {
            lines.labelled("Less likely", String.join(", ", why.others()));
        }
    }
}
