package dev.onsale.plan.reading;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Budgets.JourneyBudget;
import dev.onsale.plan.Budgets.ShareLimit;
import dev.onsale.plan.Numbers;
import dev.onsale.plan.Outcome;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the limits on the outcomes of one kind of visitor. */
final class OutcomeLimitsReader {
    private static final String ERRORS = "errors";
    private static final double SHARES_TOLERANCE = 1e-9;
    private static final Pattern LIMIT = Pattern.compile("(>=|<=)\\s*(.+)");
    private static final Format<ShareLimit> LIMITED = new Format<>(
            "'>= share' or '<= share', such as '>= 30%'",
            OutcomeLimitsReader::limit, text -> "write it in quotes, such as bought: '>= 30%'");

    /** The outcomes, and the alias {@code errors: share} for at most that share of {@code error}. */
    static final List<String> KEYS = Stream.concat(
                    Arrays.stream(Outcome.values()).map(Outcome::label), Stream.of(ERRORS))
            .toList();

    private OutcomeLimitsReader() {}

    static JourneyBudget read(LocatedNode node, String path) {
        Section limits = Section.of(node, path, KEYS);
        Map<Outcome, ShareLimit> outcomes = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            ShareLimit limit = limits.optional(outcome.label(), LIMITED);
            if (limit != null) {
                outcomes.put(outcome, limit);
            }
        }
        Double errors = limits.optional(ERRORS, Formats.SHARE_OF_ALL);
        if (errors != null && outcomes.put(Outcome.ERROR, new ShareLimit(false, errors)) != null) {
            throw limits.bad(
                    ERRORS, path + " limits both 'error' and 'errors', which mean the same", "keep one of the two");
        }
        check(outcomes, limits, path);
        return new JourneyBudget(Collections.unmodifiableMap(outcomes));
    }

    private static Optional<ShareLimit> limit(String text) {
        Matcher written = LIMIT.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        return Formats.parsedShare(written.group(2))
                .filter(share -> share >= 0 && share <= 1)
                .map(share -> new ShareLimit(written.group(1).equals(">="), share));
    }

    private static void check(Map<Outcome, ShareLimit> outcomes, Section limits, String path) {
        if (outcomes.isEmpty()) {
            throw new BadInputException(
                    limits.where() + ": " + path + " has no limit", "add one, such as bought: '>= 30%'");
        }
        for (Map.Entry<Outcome, ShareLimit> limit : outcomes.entrySet()) {
            if (limit.getValue().share() == (limit.getValue().atLeast() ? 0 : 1)) {
                throw limits.bad(
                        limit.getKey().label(),
                        path + "." + limit.getKey().label() + " allows everything",
                        "tighten the limit or omit it");
            }
        }
        double atLeast = outcomes.values().stream()
                .filter(ShareLimit::atLeast)
                .mapToDouble(ShareLimit::share)
                .sum();
        if (atLeast > 1 + SHARES_TOLERANCE) {
            throw new BadInputException(
                    limits.where() + ": " + path + " requires at least " + Numbers.percent(atLeast)
                            + " of its journeys in total",
                    "every journey has one outcome: the '>=' limits must add up to at most 100%");
        }
    }
}
