package dev.onsale.plan.reading;

import dev.onsale.plan.HostName;
import dev.onsale.plan.NearestName;
import dev.onsale.plan.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The notations of values in a plan. */
final class Formats {
    static final Duration LENGTH_MAX = Duration.ofHours(24);
    static final double RATE_PER_SECOND_MAX = 1_000_000;

    private static final String NUMBER = "([+-]?[0-9]{1,12}(?:\\.[0-9]{1,12})?)";
    private static final Pattern PLAIN = Pattern.compile(NUMBER);
    private static final Pattern LENGTH = Pattern.compile(NUMBER + " ?([A-Za-zµ]+)");
    private static final Pattern RATE = Pattern.compile(NUMBER + " ?/ ?([A-Za-z]+)");
    private static final Pattern SHARE = Pattern.compile(NUMBER + " ?%");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final Pattern HOST_IN_URL = Pattern.compile(
            "(?:[A-Za-z][A-Za-z0-9+.-]*://)?(?:[^@/?#]*@)?" + "(\\[[^\\]]*]|[^:/?#@\\[\\]]+)(?::[0-9]*)?(?:[/?#].*)?");

    private static final Map<String, BigDecimal> NANOS = Map.of(
            "ms", BigDecimal.valueOf(1_000_000L),
            "s", BigDecimal.valueOf(1_000_000_000L),
            "m", BigDecimal.valueOf(60_000_000_000L),
            "h", BigDecimal.valueOf(3_600_000_000_000L));
    private static final Map<String, Double> SECONDS = Map.of("s", 1.0, "min", 60.0, "h", 3600.0);

    private Formats() {}

    static Format<String> text(String allowed) {
        return new Format<>(allowed, Formats::withoutVariable, text -> variableHint(text, "write it after the colon"));
    }

    /** May contain {@code ${VARIABLE}}s, which stay as written. */
    static Format<String> substituted(String allowed) {
        return new Format<>(allowed, Optional::of, text -> "write it after the colon");
    }

    static final Format<String> NAME_TEXT = new Format<>(
            "a name of at most 64 letters, digits, '-', '_' and '.'",
            text -> NAME.matcher(text).matches() ? Optional.of(text) : Optional.empty(),
            text -> variableHint(text, "use a name such as 'arena' or 'early-birds'"));

    static final Format<String> HOST_NAME = new Format<>(
            "a host name without scheme, port or path",
            text -> HostName.comparable(text).isPresent() ? Optional.of(text) : Optional.empty(),
            text -> variableHint(text, hostHint(text.strip())));

    static final Format<String> IP_ADDRESS = new Format<>(
            "an IP address of this machine",
            text -> HostName.isAddress(text) ? Optional.of(text) : Optional.empty(),
            text -> variableHint(text, "write it in digits, such as 127.0.0.2 or '::1'"));

    private static String hostHint(String text) {
        var url = HOST_IN_URL.matcher(text);
        return url.matches() && HostName.comparable(url.group(1)).isPresent()
                ? "write only the host: " + url.group(1)
                : "name the exact host, such as staging.example.org, or its address, such as '2001:db8::1'";
    }

    static final Format<Duration> DURATION = new Format<>(
            "a duration from 1ms to 24h, such as 250ms, 4s, 2m or 1h", Formats::duration, Formats::durationHint);

    static final Format<Duration> DURATION_OR_ZERO = new Format<>(
            "a duration from 0s to 24h, such as 250ms, 4s, 2m or 1h",
            text -> length(text).filter(length -> !length.isNegative() && length.compareTo(LENGTH_MAX) <= 0),
            Formats::durationHint);

    static final Format<Double> RATE_ABOVE_ZERO = rate("a rate above 0, such as 10/s or 600/min", false);
    static final Format<Double> RATE_OR_ZERO = rate("a rate of 0 or more, such as 10/s or 600/min", true);

    static final Format<Double> SHARE_OF_ALL = share("a share from 0% to 100%, such as 12.5%", 0, 1);

    static Format<Double> shareBetween(double leastAbove, double most) {
        return share(
                "a share above " + Numbers.percent(leastAbove) + " and up to " + Numbers.percent(most) + ", such as 5%",
                Math.nextUp(leastAbove),
                most);
    }

    static final Format<Long> SEED = new Format<>(
            "a whole number",
            text -> text.matches("-?[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty(),
            text -> variableHint(text, "use any whole number of up to 18 digits"));

    static Format<Integer> whole(int least, int most) {
        return new Format<>(
                "a whole number from " + least + " to " + most,
                text -> text.matches("[0-9]{1,9}")
                        ? Optional.of(Integer.parseInt(text)).filter(value -> value >= least && value <= most)
                        : Optional.empty(),
                text -> variableHint(text, "write it without unit, quotes or separators, such as " + least));
    }

    /** Both ends are excluded. */
    static Format<Double> numberBetween(int above, int below, String example) {
        return new Format<>(
                "a number above " + above + " and below " + below,
                text -> PLAIN.matcher(text).matches()
                        ? Optional.of(Double.parseDouble(text)).filter(value -> value > above && value < below)
                        : Optional.empty(),
                text -> variableHint(text, "write it without a unit, such as " + example));
    }

    /** One of a fixed set of words. */
    static <T> Format<T> oneOf(Collection<T> values, Function<T, String> label) {
        var labels = values.stream().map(label).toList();
        return new Format<>(
                "one of " + String.join(", ", labels),
                text -> values.stream()
                        .filter(value -> label.apply(value).equals(text))
                        .findFirst(),
                text -> NearestName.hint(text, labels));
    }

    static Optional<Double> parsedShare(String text) {
        Matcher written = SHARE.matcher(text);
        return written.matches()
                ? Optional.of(new BigDecimal(written.group(1)).movePointLeft(2).doubleValue())
                : Optional.empty();
    }

    private static Format<Double> share(String allowed, double least, double most) {
        return new Format<>(
                allowed, text -> parsedShare(text).filter(share -> share >= least && share <= most), text -> {
                    if (parsedShare(text.strip()).isPresent()) {
                        return "choose a share in that range";
                    }
                    return variableHint(
                            text,
                            PLAIN.matcher(text.strip()).matches()
                                    ? "add the percent sign: " + text.strip() + "%"
                                    : "write a number and a percent sign, such as 5%");
                });
    }

    private static Format<Double> rate(String allowed, boolean zeroToo) {
        return new Format<>(
                allowed,
                text -> parsedRate(text)
                        .filter(rate -> (zeroToo ? rate >= 0 : rate > 0) && rate <= RATE_PER_SECOND_MAX),
                Formats::rateHint);
    }

    private static Optional<Double> parsedRate(String text) {
        Matcher written = RATE.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(SECONDS.get(written.group(2)))
                .map(seconds -> Double.parseDouble(written.group(1)) / seconds);
    }

    private static String rateHint(String text) {
        if (PLAIN.matcher(text.strip()).matches()) {
            return "add the unit: " + text.strip() + "/s or " + text.strip() + "/min";
        }
        if (parsedRate(text.strip()).isPresent()) {
            return "choose a rate in that range, at most 1000000/s";
        }
        return variableHint(text, "the units are /s, /min and /h");
    }

    private static Optional<Duration> duration(String text) {
        return length(text).filter(length -> length.toNanos() >= 1_000_000 && length.compareTo(LENGTH_MAX) <= 0);
    }

    private static Optional<Duration> length(String text) {
        Matcher written = LENGTH.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(NANOS.get(written.group(2)))
                .map(nanos -> new BigDecimal(written.group(1)).multiply(nanos).setScale(0, RoundingMode.HALF_EVEN))
                .filter(nanos -> nanos.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0)
                .map(nanos -> Duration.ofNanos(nanos.longValueExact()));
    }

    private static String durationHint(String text) {
        if (PLAIN.matcher(text.strip()).matches()) {
            return "add the unit: " + text.strip() + "ms or " + text.strip() + "s";
        }
        if (length(text.strip()).isPresent()) {
            return "choose a duration in that range";
        }
        return variableHint(text, "the units are ms, s, m and h");
    }

    private static Optional<String> withoutVariable(String text) {
        return text.contains("${") ? Optional.empty() : Optional.of(text);
    }

    private static String variableHint(String text, String otherwise) {
        return text.contains("${")
                ? "environment variables are allowed only in target, accounts, hook URLs and commands; use --set here"
                : otherwise;
    }
}
