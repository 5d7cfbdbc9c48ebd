package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Outcome;
import dev.onsale.record.walk.Exchange;
import dev.onsale.record.walk.Exchange.Field;
import dev.onsale.record.walk.Exchange.Reply;
import dev.onsale.record.walk.Extraction;
import dev.onsale.record.walk.Walk;
import dev.onsale.record.walk.WalkFinding;
import dev.onsale.record.walk.WalkedStep;
import dev.onsale.report.document.Style;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalkTextTest {
    private static final String TARGET = "http://127.0.0.1:8080";

    private static final Walk WHOLE = walk(
            "fan",
            Outcome.BOUGHT,
            step("join-queue", "POST", "/queue", 201, 12, null, found("queueId", "3f2a6c88-9d0e-4b1f-8a57")),
            poll(),
            poll(),
            step("queue-place", "GET", "/queue/3f2a6c88-9d0e-4b1f-8a57", 200, 3, null, found("token", "t0k3n")),
            step("browse", "GET", "/events/arena", 200, 1_240, null),
            step("hold", "POST", "/events/arena/holds", 409, 8, null, missed("jsonPath($.hold)", "hold", null)),
            step("hold", "POST", "/events/arena/holds", 201, 8, null, found("hold", "h-1")),
            step("checkout", "POST", "/orders", 201, 9, null),
            step("pay", "POST", "/payments", 200, 9, null));

    private static final Walk BROKEN = walk(
            "bot",
            Outcome.ERROR,
            step("browse", "GET", "/", 200, 4, null),
            step(
                    "hold",
                    "POST",
                    "/events/arena/holds",
                    201,
                    31,
                    "jsonPath($.hold).find.exists, found nothing",
                    missed("jsonPath($.hold)", "hold", "found nothing")));

    private static final WalkFinding MISSED = new WalkFinding(
            1,
            "jsonPath($.hold) missed",
            List.of("jsonPath($.hold) missed; the body has the keys: holdId, seats, price - nearest: holdId"),
            List.of(1));

    private static final Walk NOT_SENT =
            walk("clerk", Outcome.ERROR, WalkedStep.notSent("sell", "No attribute named 'till' is defined"));

    private static final Walk SILENT = walk(
            "backOffice",
            Outcome.CUT_OFF,
            WalkedStep.unanswered(
                    "report",
                    new Exchange("GET", TARGET + "/occupancy", List.of(), "", null),
                    29_000,
                    "no answer when the walk was cut off"));

    @Test
    void everyKindWentTheWholeWay() {
        Golden.assertMatches("walk/whole.txt", render(List.of(WHOLE), List.of(Optional.empty()), Style.PLAIN));
        Golden.assertMatches(
                "walk/whole.colour.txt", render(List.of(WHOLE), List.of(Optional.empty()), Style.COLOURED));
    }

    @Test
    void whatBrokeIsShownInFull() {
        List<Walk> walks = List.of(WHOLE, BROKEN, NOT_SENT, SILENT);
        Golden.assertMatches("walk/broken.txt", render(walks, findings(), Style.PLAIN));
        Golden.assertMatches("walk/broken.colour.txt", render(walks, findings(), Style.COLOURED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "tr-TR"})
    void readersEverywhereGetTheSameBytesWithinTheWidth(String locale) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            String text = render(List.of(WHOLE, BROKEN, NOT_SENT, SILENT), findings(), new Style(false, 80));
            Golden.assertMatches("walk/broken-80.txt", text);
            assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aLongBodyIsCutAndControlCodesReachNoTerminal() {
        WalkedStep step = new WalkedStep(
                "browse",
                new Exchange(
                        "GET", TARGET + "/", List.of(), "", new Reply(500, List.of(), "\u001b[2J" + "x".repeat(9_000))),
                true,
                1,
                "status.find.in(200), found 500",
                null,
                List.of(),
                List.of());
        String text = render(
                List.of(walk("fan", Outcome.ERROR, step)),
                List.of(Optional.of(new WalkFinding(0, "status 500, which no rule covers", List.of(), List.of(0)))),
                Style.PLAIN);

        assertThat(text)
                .contains("… 7,004 more characters")
                .doesNotContain("\u001b")
                .hasSizeLessThan(5_000);
    }

    private static String render(List<Walk> walks, List<Optional<WalkFinding>> findings, Style style) {
        return WalkText.render("arena", TARGET, walks, findings, style);
    }

    private static List<Optional<WalkFinding>> findings() {
        return List.of(
                Optional.empty(),
                Optional.of(MISSED),
                Optional.of(new WalkFinding(
                        0,
                        "not sent: the session holds no 'till'",
                        List.of("no request of this kind saves it; the session holds: event, visitor - nearest: none"),
                        List.of())),
                Optional.of(
                        new WalkFinding(0, "no answer: no answer when the walk was cut off", List.of(), List.of(0))));
    }

    private static Walk walk(String kind, Outcome outcome, WalkedStep... steps) {
        return new Walk(kind, List.of(steps), outcome, 1_402, Map.of(), Set.of(), List.of("pay"));
    }

    private static WalkedStep poll() {
        return step(
                "queue-place",
                "GET",
                "/queue/3f2a6c88-9d0e-4b1f-8a57",
                200,
                3,
                null,
                missed("jsonPath($.token)", "token", null));
    }

    private static WalkedStep step(
            String name,
            String method,
            String path,
            int status,
            long tookMs,
            @Nullable String problem,
            Extraction... extractions) {
        String sent = method.equals("POST") ? "{\"party\":2}" : "";
        return new WalkedStep(
                name,
                new Exchange(
                        method,
                        TARGET + path,
                        List.of(new Field("accept", "application/json"), new Field("Authorization", "(not shown)")),
                        sent,
                        new Reply(
                                status,
                                List.of(new Field("Content-Type", "application/json")),
                                "{\"holdId\":\"h-1\",\"seats\":[\"A-1-5\"],\n \"price\":100}")),
                true,
                tookMs,
                problem,
                status == 409 ? "status 409" : null,
                List.of("status 409", "status 410"),
                List.of(extractions));
    }

    private static Extraction found(String attribute, String value) {
        return new Extraction("jsonPath($." + attribute + ")", attribute, value, null);
    }

    private static Extraction missed(String extractor, String attribute, @Nullable String failure) {
        return new Extraction(extractor, attribute, null, failure);
    }
}
