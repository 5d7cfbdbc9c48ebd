package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.GroupFigures;
import dev.onsale.record.NameFigures;
import dev.onsale.record.NameTemplate;
import dev.onsale.record.NamedBy;
import dev.onsale.record.Quantiles;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** What the names of a plain simulation's requests come to, and its groups, for the terminal and the page. */
final class NameFacts {

    private NameFacts() {}

    /** A group's visits; times are those of all of them. */
    record Group(String name, String ok, String failed, Times cumulated, Times duration, boolean bad) {}

    record Times(String p50, String p95, String max) {
        static Times of(Tally ok, Tally ko) {
            Histogram sum = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
            ok.addTo(sum);
            ko.addTo(sum);
            return new Times(at(sum, 50), at(sum, 95), at(sum, 100));
        }
    }

    private static NameFigures names(RunSummary summary) {
        return summary.plain() == null || summary.plain().names() == null
                ? NameFigures.NONE
                : summary.plain().names();
    }

    /** One sentence for each template that is one step. */
    static List<String> templates(RunSummary summary) {
        return names(summary).templates().stream()
                .filter(template -> template.by() == NamedBy.TEMPLATE)
                .map(NameFacts::sentence)
                .toList();
    }

    private static String sentence(NameTemplate template) {
        String count = (template.more() ? "more than " : "") + Figures.count(template.values());
        String made = template.template() + ": " + count + (template.values() == 1 ? " name" : " names");
        return template.slowest() == null
                ? made
                : made + ", the slowest in the mean " + template.slowest() + " ("
                        + Figures.time(template.slowestMs())
                        + (template.slowestOf() == 1 ? "" : " over " + Figures.count(template.slowestOf())) + ")";
    }

    /** What is not told apart, in one sentence; empty if all is. */
    static Optional<String> hidden(RunSummary summary) {
        return hidden(names(summary));
    }

    /** The same of figures alone. */
    static Optional<String> hidden(NameFigures names) {
        if (names.hiddenNames() == 0 && names.hiddenGroups() == 0) {
            return Optional.empty();
        }
        String steps = names.hiddenNames() == 0
                ? ""
                : Figures.count(names.hiddenNames()) + " further names of requests are shown together, as "
                        + RunSummary.OTHER_STEPS;
        String groups =
                names.hiddenGroups() == 0 ? "" : Figures.count(names.hiddenGroups()) + " further groups are not shown";
        return Optional.of("Too many names: " + steps + (steps.isEmpty() || groups.isEmpty() ? "" : "; ") + groups
                + ". Name them by expressions with words in them, such as product #{id}, or say --steps by-template.");
    }

    static List<Group> groups(RunSummary summary) {
        return names(summary).groups().stream().map(NameFacts::group).toList();
    }

    private static Group group(GroupFigures group) {
        return new Group(
                group.group(),
                Figures.count(group.durationOk().total()),
                Figures.count(group.durationKo().total()),
                Times.of(group.cumulatedOk(), group.cumulatedKo()),
                Times.of(group.durationOk(), group.durationKo()),
                group.durationKo().total() > 0);
    }

    private static String at(Histogram times, double percentile) {
        return times.getTotalCount() == 0 ? "–" : Figures.time(Quantiles.valueAt(times, percentile));
    }
}
