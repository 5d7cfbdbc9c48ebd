package dev.onsale.judge;

import dev.onsale.record.BudgetCheck;
import dev.onsale.record.BudgetReason;
import dev.onsale.record.BudgetReason.Figure;
import dev.onsale.record.BudgetReason.Kind;
import dev.onsale.record.BudgetSubject;
import dev.onsale.record.GatlingAssertion;
import dev.onsale.record.GatlingAssertion.Scope;
import dev.onsale.record.NameFigures;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.Quantiles;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.Times;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import dev.onsale.record.VerdictReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The assertions of a plain Gatling simulation, judged from the run's histograms, never from Gatling's own percentiles,
 * which are wrong since 3.13. As in Gatling, response times are those of all responses, including failed ones, and an
 * assertion on a request that nobody sent fails. The response time of a group is the sum over its requests, and its
 * counts are those of its visits, which fail if a request in them does. Requests per second are all responses over the
 * time from the load's start to its end.
 *
 * <p>Mean and standard deviation are taken over the histogram's bins, which are 1 ms wide up to 2 s and at most 0.1 % of
 * the time beyond.
 */
final class AssertionChecks {

    private static final String PREFIX = "assertion ";

    private AssertionChecks() {}

    /** Successful and failed response times of some steps, in ms. */
    private record Responses(Histogram ok, Histogram ko, Histogram unanswered) {
        static Responses of(List<StepSeries> steps) {
            Histogram unanswered = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
            Histogram ok = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
            Histogram ko = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
            for (StepSeries step : steps) {
                ok.add(step.ok());
                ko.add(step.ko());
                unanswered.add(step.unanswered());
            }
            return new Responses(ok, ko, unanswered);
        }

        /** For one step, or for something with figures of its own; {@code null} if there is nothing of this name. */
        static @Nullable Responses of(Run run, PlainLoad plain, @Nullable String name) {
            List<StepSeries> steps = run.latency().stream()
                    .filter(series -> series.step().equals(name))
                    .toList();
            NameFigures names = plain.names() == null ? NameFigures.NONE : plain.names();
            if (!steps.isEmpty()) {
                return of(steps);
            }
            return names.values().stream()
                    .filter(value -> value.name().equals(name))
                    .map(value -> new Responses(
                            value.ok().toHistogram(),
                            value.ko().toHistogram(),
                            value.unanswered().toHistogram()))
                    .findFirst()
                    .or(() -> names.groups().stream()
                            .filter(group -> group.group().equals(name))
                            .map(group -> new Responses(
                                    group.cumulatedOk().toHistogram(),
                                    group.cumulatedKo().toHistogram(),
                                    Tally.EMPTY.toHistogram()))
                            .findFirst())
                    .orElse(null);
        }

        Histogram all() {
            Histogram all = ok.copy();
            all.add(ko);
            return all;
        }

        /** In ms, or a lower bound: see {@link #isBeyond}. */
        double percentile(double percentile) {
            Histogram answered = all();
            answered.subtract(unanswered);
            return Quantiles.valueAt(answered, unanswered, percentile);
        }

        /** Whether the figure is among missing responses, so that only a lower bound is known. */
        boolean isBeyond(GatlingAssertion assertion) {
            return switch (assertion.figure()) {
                case PERCENTILE -> isBeyond(forced(assertion.percentile()));
                case MAX -> isBeyond(100);
                case MIN,
                        MEAN,
                        STANDARD_DEVIATION,
                        REQUESTS_PER_SECOND,
                        ALL_COUNT,
                        OK_COUNT,
                        KO_COUNT,
                        ALL_PERCENT,
                        OK_PERCENT,
                        KO_PERCENT -> false;
            };
        }

        private boolean isBeyond(double percentile) {
            long all = ok.getTotalCount() + ko.getTotalCount();
            return Quantiles.rank(percentile, all) > all - unanswered.getTotalCount();
        }
    }

    static List<BudgetCheck> checks(Run run) {
        PlainLoad plain = run.summary().plain();
        if (plain == null) {
            return List.of();
        }
        List<BudgetCheck> checks = new ArrayList<>();
        for (GatlingAssertion assertion : plain.assertions()) {
            if (isJudged(assertion, run, plain)) {
                checks.addAll(checks(assertion, run, plain));
            }
        }
        return checks;
    }

    /** The assertions that cannot be judged. */
    static List<VerdictReason> notJudged(Run run) {
        PlainLoad plain = run.summary().plain();
        return plain == null
                ? List.of()
                : plain.assertions().stream()
                        .filter(assertion -> !isJudged(assertion, run, plain))
                        .map(assertion -> VerdictReason.of(VerdictReason.Kind.ASSERTION_NOT_JUDGED, assertion.text()))
                        .toList();
    }

    /** Runs recorded now keep these figures apart, so this applies to older ones. */
    private static boolean isJudged(GatlingAssertion assertion, Run run, PlainLoad plain) {
        boolean hidden = assertion.scope() == Scope.STEP
                && Responses.of(run, plain, assertion.step()) == null
                && run.latency().stream().anyMatch(series -> series.step().equals(RunSummary.OTHER_STEPS));
        return assertion.notJudged() == null && !hidden;
    }

    private static List<BudgetCheck> checks(GatlingAssertion assertion, Run run, PlainLoad plain) {
        Times times = run.summary().measured().times();
        double seconds = Math.max(1, times.loadEndMs() - times.loadStartMs()) / 1000.0;
        return switch (assertion.scope()) {
            case GLOBAL -> List.of(check(assertion, "", Responses.of(run.latency()), seconds));
            case STEP -> {
                String step = assertion.step() == null ? "" : assertion.step();
                yield List.of(check(assertion, step, Responses.of(run, plain, step), seconds));
            }
            case EVERY_STEP ->
                run.latency().stream()
                        .filter(series -> !series.intervals().isEmpty())
                        .map(series -> check(assertion, series.step(), Responses.of(List.of(series)), seconds))
                        .toList();
        };
    }

    private static BudgetCheck check(
            GatlingAssertion assertion, String step, @Nullable Responses responses, double seconds) {
        String name = PREFIX + assertion.textOf(step);
        BudgetSubject subject = new BudgetSubject(BudgetSubject.Sort.ASSERTION, step);
        double scale = assertion.figure().unit().equals("share") ? 0.01 : 1;
        Double observed = responses == null ? null : observed(assertion, responses, seconds);
        if (responses == null || observed == null) {
            Kind why = assertion.scope() == Scope.STEP ? Kind.NEVER_RAN : Kind.NO_RESPONSE;
            return BudgetCheck.of(
                            name,
                            null,
                            nearest(assertion, 0) * scale,
                            assertion.figure().unit(),
                            List.of(BudgetReason.of(why)))
                    .about(subject);
        }
        boolean beyond = responses.isBeyond(assertion);
        boolean met = beyond ? holdsFromThereOn(assertion, observed) : holds(assertion, observed);
        BudgetReason why = beyond
                ? BudgetReason.of(Kind.NEVER_ANSWERED, Figure.AT_LEAST_MS, observed)
                        .with(Figure.SUCH, responses.unanswered().getTotalCount())
                        .with(Figure.ALL, count(responses))
                : BudgetReason.of(Kind.OF_RESPONSES, Figure.ALL, count(responses));
        return BudgetCheck.of(
                        name,
                        observed * scale,
                        nearest(assertion, observed) * scale,
                        assertion.figure().unit(),
                        met ? List.of() : List.of(why))
                .about(subject);
    }

    private static double count(Responses responses) {
        return responses.ok().getTotalCount() + responses.ko().getTotalCount();
    }

    /** In the unit of the assertion's bounds; {@code null} if there were no responses. */
    private static @Nullable Double observed(GatlingAssertion assertion, Responses responses, double seconds) {
        double all = count(responses);
        double ok = responses.ok().getTotalCount();
        double ko = responses.ko().getTotalCount();
        if (all == 0) {
            return null;
        }
        Histogram times = responses.all();
        return switch (assertion.figure()) {
            case MIN -> (double) times.getMinValue();
            case MAX -> responses.percentile(100);
            case MEAN -> times.getMean();
            case STANDARD_DEVIATION -> times.getStdDeviation();
            case PERCENTILE -> percentile(responses, forced(assertion.percentile()));
            case REQUESTS_PER_SECOND -> all / seconds;
            case ALL_COUNT -> all;
            case OK_COUNT -> ok;
            case KO_COUNT -> ko;
            case ALL_PERCENT -> 100.0;
            case OK_PERCENT -> 100 * ok / all;
            case KO_PERCENT -> 100 * ko / all;
        };
    }

    private static double percentile(Responses responses, double percentile) {
        return percentile <= 0 ? responses.all().getMinValue() : responses.percentile(percentile);
    }

    private static double forced(@Nullable Double percentile) {
        return percentile == null ? 0 : Math.max(0, Math.min(100, percentile));
    }

    /** Whether the assertion holds for every time from this one on. */
    private static boolean holdsFromThereOn(GatlingAssertion assertion, double observed) {
        return switch (assertion.condition()) {
            case MORE, AT_LEAST -> holds(assertion, observed);
            case LESS, AT_MOST, BETWEEN, BETWEEN_EXCLUSIVE, ONE_OF -> false;
        };
    }

    private static boolean holds(GatlingAssertion assertion, double observed) {
        List<Double> bounds = assertion.bounds();
        return switch (assertion.condition()) {
            case LESS -> observed < bounds.get(0);
            case AT_MOST -> observed <= bounds.get(0);
            case MORE -> observed > bounds.get(0);
            case AT_LEAST -> observed >= bounds.get(0);
            case BETWEEN -> observed >= bounds.get(0) && observed <= bounds.get(1);
            case BETWEEN_EXCLUSIVE -> observed > bounds.get(0) && observed < bounds.get(1);
            // Gatling compares whole ms.
            case ONE_OF -> bounds.contains(assertion.figure().unit().equals("ms") ? Math.rint(observed) : observed);
        };
    }

    /** The bound that decides. */
    private static double nearest(GatlingAssertion assertion, double observed) {
        // "in" an empty set is what nothing can be.
        return assertion.bounds().stream()
                .min(Comparator.comparingDouble(bound -> Math.abs(bound - observed)))
                .orElse(0.0);
    }
}
