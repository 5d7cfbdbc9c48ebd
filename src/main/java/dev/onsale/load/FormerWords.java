package dev.onsale.load;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renamed words of the scenario language: a scenario that uses a former name does not compile. */
final class FormerWords {

    private static final Map<String, String> NOW = Map.ofEntries(
            Map.entry("lapsedOn", "seatLostOn(…)"),
            Map.entry("retrying", "seatTakenOn(409, tryingElsewhere(3, waits))"),
            Map.entry("seatTakenOn", "seatTakenOn(409, tryingElsewhere(3, waits)), or seatLostOn(409)"),
            Map.entry("choosing", "lookingAt(seatMap(request).choosing(…).studying(…))"),
            Map.entry("reading", "lookingAt(seatMap(request).reading(…))"),
            Map.entry("lookingAt", "lookingAt(seatMap(request))"),
            Map.entry("releasingBy", "abandoning(0.35, releasing(request).byShare(0.2))"),
            Map.entry("comingBack", "comingBack(share, after)"),
            Map.entry("tryingAnotherCard", "declinedOn(402, anotherCard(share, cards))"),
            Map.entry("challengedOn", "challengedOn(202, challenge(request))"),
            Map.entry("solving", "challengedOn(202, challenge(request).solving(…))"),
            Map.entry("abandoningChallenge", "challengedOn(202, challenge(request).abandoning(share))"),
            Map.entry("askingAfterTimeout", "askingAfterTimeout(orderStatus(request).paid(…))"),
            Map.entry("paidOn", "orderStatus(request).paid(…)"),
            Map.entry("openOn", "orderStatus(request).paid(…).open(…)"),
            Map.entry("foundDeclinedOn", "orderStatus(request).paid(…).declined(…)"),
            Map.entry("foundLapsedOn", "orderStatus(request).paid(…).seatLost(…)"),
            Map.entry("askingUpTo", "orderStatus(request).paid(…).asking(times, waits)"),
            Map.entry("onlyWhenTurnedAway", "…until(\"token\").onlyWhenTurnedAway(request, 403)"),
            Map.entry("headerExists", "hasHeader(…)"),
            Map.entry("bodyContaining", "bodySays(…)"),
            Map.entry("jsonPathExists", "hasJson(…)"));

    /** How the compiler names a method that does not exist, or does not accept its arguments. */
    private static final Pattern METHOD =
            Pattern.compile("(?:symbol:\\s+(?:static )?method|no suitable method found for|^method) (\\w+)");

    private FormerWords() {}

    /** The present form of the word at which the compiler stopped; empty if it was never renamed. */
    static Optional<String> hint(String message) {
        Matcher method = METHOD.matcher(message);
        if (!method.find() || !(message.contains("dev.onsale.scenario") || isOurs(message))) {
            return Optional.empty();
        }
        return Optional.ofNullable(NOW.get(method.group(1)))
                .map(now -> "if " + method.group(1) + " is from an earlier version: use " + now
                        + " now; docs/former-words.md lists all renamed words");
    }

    private static boolean isOurs(String message) {
        return message.matches("(?s).*(?:class|location:.*) (?:Pay|PickSeats|Unjoined|OnSale|Answer|SeatMapPage)\\b.*");
    }
}
