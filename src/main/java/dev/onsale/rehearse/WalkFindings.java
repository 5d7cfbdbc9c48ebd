package dev.onsale.rehearse;

import dev.onsale.plan.NearestName;
import dev.onsale.plan.Outcome;
import dev.onsale.record.walk.BodyContents;
import dev.onsale.record.walk.Exchange;
import dev.onsale.record.walk.Extraction;
import dev.onsale.record.walk.Walk;
import dev.onsale.record.walk.WalkFinding;
import dev.onsale.record.walk.WalkedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Explains why a walk broke: what was missing, and what the response contained instead. */
final class WalkFindings {

    private static final Pattern MISSING_VALUE = Pattern.compile("[Nn]o attribute named '([^']+)' is defined");
    /** Gatling's complete message about a status; any longer text comes from a check and may contain anything. */
    private static final Pattern STATUS =
            Pattern.compile("status\\.find\\.in\\(([\\d\\[\\], ]*)\\), (?:but actually )?found (\\d{3})");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Walk walk;

    private WalkFindings(Walk walk) {
        this.walk = walk;
    }

    /** Empty if nothing broke. */
    static Optional<WalkFinding> of(Walk walk) {
        return walk.whole() ? Optional.empty() : Optional.of(new WalkFindings(walk).finding());
    }

    private WalkFinding finding() {
        // A plain simulation continues after a failure; later failures may be consequences of it.
        int last = walk.plain() && walk.firstFailure().isPresent()
                ? walk.firstFailure().getAsInt()
                : walk.steps().size() - 1;
        if (last < 0) {
            return new WalkFinding(-1, "the journey ended before its first request", List.of(), List.of());
        }
        if (isKnownEnd()) {
            return walk.failedForGood().isPresent() ? refused() : halfWay(last);
        }
        WalkedStep step = walk.steps().get(last);
        if (!step.sent()) {
            return notSent(last, step);
        }
        Exchange.Reply reply = step.reply();
        if (reply == null) {
            return new WalkFinding(last, "no answer: " + step.problem(), List.of(), List.of(last));
        }
        if (walk.outcome() == Outcome.CUT_OFF) {
            String visits = times(step.name()) > 1 ? ", " + times(step.name()) + " requests of it" : "";
            return new WalkFinding(
                    last, "the journey was still under way at " + step.name() + visits, misses(step), List.of(last));
        }
        return answered(last, step, reply);
    }

    private boolean isKnownEnd() {
        return switch (walk.outcome()) {
            case BOUGHT, SOLD_OUT, SEAT_LOST, GAVE_UP, DECLINED, REFUSED, ABANDONED, DONE -> true;
            case ERROR, UNKNOWN, CUT_OFF -> false;
        };
    }

    /** The journey continued, as plain Gatling chains do. */
    private WalkFinding refused() {
        int place = walk.failedForGood().orElseThrow();
        WalkedStep step = walk.steps().get(place);
        return answered(place, step, Objects.requireNonNull(step.reply()));
    }

    private WalkFinding halfWay(int last) {
        WalkedStep step = walk.steps().get(last);
        String end = "the journey ends as " + walk.outcome().label()
                + (step.status() == 0 ? "" : " by status " + step.status());
        List<String> reasons = new ArrayList<>();
        if (!walk.reachedLastWord()) {
            end += ", before its last word"
                    + (walk.lastSteps().isEmpty() ? "" : ", " + walk.lastSteps().get(0));
        }
        if (step.rule() != null) {
            reasons.add("by the rule of " + step.name() + ": " + step.rule());
        }
        if (walk.outcome() == Outcome.SOLD_OUT || walk.outcome() == Outcome.SEAT_LOST) {
            reasons.add("free the seats first, with beforeRun in the plan; the rest was not tried");
        }
        return new WalkFinding(last, end, reasons, List.of(last));
    }

    private WalkFinding answered(int last, WalkedStep step, Exchange.Reply reply) {
        String problem = String.valueOf(step.problem());
        Matcher status = STATUS.matcher(problem);
        if (status.matches()) {
            return new WalkFinding(
                    last,
                    "status " + status.group(2) + (walk.plain() ? "" : ", which no rule covers"),
                    List.of("expected: " + expected(status.group(1)) + (walk.plain() ? "" : rules(step))),
                    List.of(last));
        }
        List<Extraction> failed = step.missed().stream()
                .filter(extraction -> extraction.failure() != null)
                .toList();
        if (failed.isEmpty()) {
            String what = step.ok() ? "the answer with status " + reply.status() + " ends the journey" : problem;
            return new WalkFinding(last, what, misses(step), List.of(last));
        }
        return new WalkFinding(
                last,
                failed.get(0).extractor() + " missed",
                failed.stream().map(extraction -> explained(extraction, reply)).toList(),
                List.of(last));
    }

    private static String rules(WalkedStep step) {
        return step.rules().isEmpty()
                ? "; " + step.name() + " has no rule for anything else"
                : ", or by the rules of " + step.name() + ": " + String.join("; ", step.rules());
    }

    /** Gatling lists every 2xx of a request. */
    private static String expected(String statuses) {
        return NUMBER.matcher(statuses)
                .results()
                .map(MatchResult::group)
                .map(status -> status.startsWith("2") ? "2xx" : status)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private WalkFinding notSent(int last, WalkedStep step) {
        Matcher missing = MISSING_VALUE.matcher(String.valueOf(step.problem()));
        if (!missing.find()) {
            return new WalkFinding(last, "not sent: " + step.problem(), List.of(), List.of());
        }
        String attribute = missing.group(1);
        List<Integer> culprits = IntStream.range(0, last)
                .filter(place -> walk.steps().get(place).missed().stream()
                        .anyMatch(extraction -> extraction.attribute().equals(attribute)))
                .boxed()
                .toList();
        List<String> reasons = new ArrayList<>();
        if (!culprits.isEmpty()) {
            WalkedStep culprit = walk.steps().get(culprits.get(culprits.size() - 1));
            Exchange.Reply reply = Objects.requireNonNull(culprit.reply());
            culprit.missed().stream()
                    .filter(extraction -> extraction.attribute().equals(attribute))
                    .forEach(extraction ->
                            reasons.add(culprit.name() + " should save it: " + explained(extraction, reply)));
        } else if (walk.savers().containsKey(attribute)) {
            reasons.add("it is saved by "
                    + String.join(", ", Objects.requireNonNull(walk.savers().get(attribute)))
                    + ", which was not reached before");
        } else {
            reasons.add("no request of this kind saves it; the session holds: "
                    + String.join(", ", walk.attributes())
                    + NearestName.to(attribute, walk.attributes())
                            .map(name -> " - nearest: " + name)
                            .orElse(""));
        }
        List<Integer> shown = culprits.isEmpty() ? List.of() : List.of(culprits.get(culprits.size() - 1));
        return new WalkFinding(last, "not sent: the session holds no '" + attribute + "'", reasons, shown);
    }

    private static List<String> misses(WalkedStep step) {
        Exchange.Reply reply = step.reply();
        return reply == null
                ? List.of()
                : step.missed().stream()
                        .map(extraction -> explained(extraction, reply))
                        .toList();
    }

    /** {@code jsonPath($.hold) missed; the body has the keys: holdId, seats, price - nearest: holdId}. */
    private static String explained(Extraction extraction, Exchange.Reply reply) {
        return extraction.extractor() + " missed; " + new BodyContents(reply).insteadOf(extraction.extractor());
    }

    private long times(String name) {
        return walk.steps().stream().filter(step -> step.name().equals(name)).count();
    }
}
