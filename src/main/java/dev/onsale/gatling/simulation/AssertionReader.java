package dev.onsale.gatling.simulation;

import dev.onsale.record.GatlingAssertion;
import dev.onsale.record.GatlingAssertion.Condition;
import dev.onsale.record.GatlingAssertion.Figure;
import dev.onsale.record.GatlingAssertion.Scope;
import dev.onsale.record.MadeName;
import io.gatling.commons.stats.assertion.Assertion;
import io.gatling.commons.stats.assertion.AssertionPath;
import io.gatling.commons.stats.assertion.CountMetric;
import io.gatling.commons.stats.assertion.Stat;
import io.gatling.commons.stats.assertion.Target;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Translates Gatling's assertions into onsale's form. */
final class AssertionReader {

    private static final String GROUP_SEPARATOR = MadeName.IN_GROUP;

    private AssertionReader() {}

    /** What is limited, and how. */
    private record Subject(Scope scope, @Nullable String step, String name) {}

    private record Limit(Condition condition, List<Double> bounds) {}

    /** @param shown maps a step to its recorded name */
    static GatlingAssertion read(Assertion assertion, UnaryOperator<String> shown) {
        Subject subject = subject(assertion.path(), shown);
        Figure figure = figure(assertion.target());
        Double percentile = percentile(assertion.target());
        Limit limit = limit(assertion.condition());
        String of = percentile == null ? figure.label() : "p" + number(percentile) + " of " + figure.label();
        String written = of + " " + text(limit, unit(figure));
        return new GatlingAssertion(
                subject.name() + ": " + written,
                subject.scope(),
                subject.step(),
                figure,
                percentile,
                limit.condition(),
                limit.bounds(),
                null,
                written);
    }

    private static Subject subject(AssertionPath path, UnaryOperator<String> shown) {
        if (path instanceof AssertionPath.Details details) {
            String name = shown.apply(String.join(GROUP_SEPARATOR, CollectionConverters.asJava(details.parts())));
            return name.isEmpty() ? new Subject(Scope.GLOBAL, null, "global") : new Subject(Scope.STEP, name, name);
        }
        return path == AssertionPath.ForAll$.MODULE$
                ? new Subject(Scope.EVERY_STEP, null, "every step")
                : new Subject(Scope.GLOBAL, null, "global");
    }

    private static Figure figure(Target target) {
        if (target instanceof Target.Time time) {
            Stat stat = time.stat();
            return stat == Stat.Min$.MODULE$
                    ? Figure.MIN
                    : stat == Stat.Max$.MODULE$
                            ? Figure.MAX
                            : stat == Stat.Mean$.MODULE$
                                    ? Figure.MEAN
                                    : stat == Stat.StandardDeviation$.MODULE$
                                            ? Figure.STANDARD_DEVIATION
                                            : Figure.PERCENTILE;
        }
        if (target instanceof Target.Count count) {
            return of(count.metric(), Figure.ALL_COUNT, Figure.OK_COUNT, Figure.KO_COUNT);
        }
        if (target instanceof Target.Percent percent) {
            return of(percent.metric(), Figure.ALL_PERCENT, Figure.OK_PERCENT, Figure.KO_PERCENT);
        }
        return Figure.REQUESTS_PER_SECOND;
    }

    private static Figure of(CountMetric metric, Figure all, Figure ok, Figure ko) {
        return metric == CountMetric.AllRequests$.MODULE$
                ? all
                : metric == CountMetric.SuccessfulRequests$.MODULE$ ? ok : ko;
    }

    private static @Nullable Double percentile(Target target) {
        return target instanceof Target.Time time && time.stat() instanceof Stat.Percentile percentile
                ? percentile.value()
                : null;
    }

    private static Limit limit(io.gatling.commons.stats.assertion.Condition condition) {
        if (condition instanceof io.gatling.commons.stats.assertion.Condition.Lt less) {
            return new Limit(Condition.LESS, List.of(less.value()));
        }
        if (condition instanceof io.gatling.commons.stats.assertion.Condition.Lte atMost) {
            return new Limit(Condition.AT_MOST, List.of(atMost.value()));
        }
        if (condition instanceof io.gatling.commons.stats.assertion.Condition.Gt more) {
            return new Limit(Condition.MORE, List.of(more.value()));
        }
        if (condition instanceof io.gatling.commons.stats.assertion.Condition.Gte atLeast) {
            return new Limit(Condition.AT_LEAST, List.of(atLeast.value()));
        }
        if (condition instanceof io.gatling.commons.stats.assertion.Condition.Is is) {
            return new Limit(Condition.ONE_OF, List.of(is.value()));
        }
        if (condition instanceof io.gatling.commons.stats.assertion.Condition.Between between) {
            return new Limit(
                    between.inclusive() ? Condition.BETWEEN : Condition.BETWEEN_EXCLUSIVE,
                    List.of(between.lowerBound(), between.upperBound()));
        }
        var in = (io.gatling.commons.stats.assertion.Condition.In) condition;
        return new Limit(
                Condition.ONE_OF,
                CollectionConverters.asJava(in.elements()).stream()
                        .map(element -> ((Number) element).doubleValue())
                        .sorted()
                        .toList());
    }

    private static String text(Limit limit, String unit) {
        String first =
                number(limit.bounds().isEmpty() ? Double.NaN : limit.bounds().get(0));
        return switch (limit.condition()) {
            case LESS -> "< " + first + unit;
            case AT_MOST -> "≤ " + first + unit;
            case MORE -> "> " + first + unit;
            case AT_LEAST -> "≥ " + first + unit;
            case BETWEEN -> "from " + first + " to " + number(limit.bounds().get(1)) + unit;
            case BETWEEN_EXCLUSIVE ->
                "between " + first + " and " + number(limit.bounds().get(1)) + unit;
            case ONE_OF ->
                "= " + limit.bounds().stream().map(AssertionReader::number).collect(Collectors.joining(" or ")) + unit;
        };
    }

    private static String unit(Figure figure) {
        return switch (figure.unit()) {
            case "ms" -> " ms";
            case "share" -> " %";
            default -> "";
        };
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
