package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.walk.Exchange;
import dev.onsale.record.walk.Exchange.Field;
import dev.onsale.record.walk.Extraction;
import dev.onsale.record.walk.Walk;
import dev.onsale.record.walk.WalkFinding;
import dev.onsale.record.walk.WalkedStep;
import dev.onsale.report.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of one visitor of each kind, for the terminal: step by step, and in full where it broke. */
public final class WalkText {
    private static final int VALUE_LENGTH = 20;
    private static final int BODY_LENGTH = 2_000;
    private static final String TICK = "✓";
    private static final String CROSS = "✗";

    /** A request that failed and did not end the journey. */
    private static final String PASSED_OVER = "!";

    private final Style style;
    private final TextLines lines;

    private WalkText(Style style) {
        this.style = style;
        this.lines = new TextLines(style);
    }

    /**
     * @param walks one a kind
     * @param findings what broke each of them, in the same order
     * @return lines of at most the style's width, each ended by a line feed; the same in every locale
     */
    public static String render(
            String plan, String target, List<Walk> walks, List<Optional<WalkFinding>> findings, Style style) {
        WalkText text = new WalkText(style);
        text.verdict(plan, target, walks, findings);
        for (int i = 0; i < walks.size(); i++) {
            text.kind(walks.get(i), findings.get(i));
        }
        text.outcomes(walks);
        return text.lines.toString();
    }

    private void verdict(String plan, String target, List<Walk> walks, List<Optional<WalkFinding>> findings) {
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < walks.size(); i++) {
            Walk walk = walks.get(i);
            findings.get(i).ifPresent(finding -> broken.add(walk.kind() + where(walk, finding)));
        }
        String subject = "plan " + plan + " at " + target + ": ";
        if (broken.isEmpty()) {
            lines.verdict(
                    "WHOLE",
                    Tone.GOOD,
                    subject
                            + (walks.stream().anyMatch(Walk::plain)
                                    ? "the visitor of each scenario"
                                    : "each kind of visitor")
                            + " went the whole way");
        } else {
            lines.verdict("BROKEN", Tone.BAD, subject + String.join("; ", broken));
        }
        lines.blank();
    }

    private static String where(Walk walk, WalkFinding finding) {
        String at = finding.step() < 0
                ? ""
                : " at " + walk.steps().get(finding.step()).name();
        return at + ", " + finding.what();
    }

    private void kind(Walk walk, Optional<WalkFinding> finding) {
        lines.heading(walk.kind());
        TextTable table = new TextTable(
                Column.left(" "),
                Column.left("step"),
                Column.left("request"),
                Column.right("status"),
                Column.right("took"),
                Column.left("saved, or what it means"));
        List<WalkedStep> steps = walk.steps();
        int first = 0;
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            if (last || !alike(steps.get(i), steps.get(i + 1))) {
                int from = first;
                int to = i;
                boolean broken = finding.filter(found -> found.step() >= from && found.step() <= to)
                        .isPresent();
                row(table, walk, i, i - first + 1, broken);
                first = i + 1;
            }
        }
        lines.table(table).blank();
        List<String> shortened = walk.shortened();
        if (shortened != null && !shortened.isEmpty()) {
            lines.labelled("Shortened", String.join("; ", shortened)).blank();
        }
        finding.ifPresent(found -> explain(walk, found));
    }

    private static void row(TextTable table, Walk walk, int place, int times, boolean broken) {
        WalkedStep step = walk.steps().get(place);
        boolean last = place == walk.steps().size() - 1;
        List<String> notes = new ArrayList<>();
        if (last && walk.whole()) {
            notes.add("outcome " + walk.outcome().label() + (step.rule() == null ? "" : " (" + step.rule() + ")"));
        } else if (step.rule() != null) {
            notes.add("rule " + step.rule());
        }
        // A refusal that a rule knows need not hold what a success does.
        step.extractions().stream()
                .filter(extraction -> step.rule() == null || !extraction.missed())
                .forEach(extraction -> notes.add(note(extraction)));
        if (!step.ok() && step.missed().isEmpty()) {
            notes.add(String.valueOf(step.problem()));
        }
        table.add(
                broken ? Tone.BAD : step.ok() ? Tone.GOOD : Tone.UNSURE,
                0,
                broken ? CROSS : step.ok() ? TICK : PASSED_OVER,
                times == 1 ? step.name() : step.name() + " ×" + times,
                request(step),
                step.status() == 0 ? "–" : Integer.toString(step.status()),
                step.sent() ? Figures.time(step.tookMs()) : "–",
                String.join(", ", notes));
    }

    /** Polls of a waiting room that brought nothing new share a line. */
    private static boolean alike(WalkedStep step, WalkedStep next) {
        return step.name().equals(next.name())
                && step.status() == next.status()
                && step.ok() == next.ok()
                && step.sent() == next.sent();
    }

    private static String note(Extraction extraction) {
        String value = extraction.value();
        return value == null
                ? extraction.extractor() + " missed"
                : extraction.attribute() + "=" + TextTable.cut(value, VALUE_LENGTH);
    }

    private static String request(WalkedStep step) {
        Exchange exchange = step.exchange();
        if (exchange == null) {
            return step.sent() ? "" : "not sent";
        }
        String path = exchange.url().replaceFirst("^\\w+://[^/?]*", "");
        return exchange.method() + " " + (path.isEmpty() ? "/" : path);
    }

    private void explain(Walk walk, WalkFinding finding) {
        lines.labelled("Broken", Tone.BAD, walk.kind() + where(walk, finding));
        finding.reasons().forEach(reason -> lines.labelled("", reason));
        for (int place : finding.shown()) {
            Exchange exchange = walk.steps().get(place).exchange();
            if (exchange != null) {
                lines.blank();
                show(exchange);
            }
        }
        lines.blank();
    }

    private void show(Exchange exchange) {
        lines.labelled("Request", exchange.method() + " " + exchange.url());
        show(exchange.headers(), exchange.body());
        lines.blank();
        Exchange.Reply reply = exchange.reply();
        if (reply == null) {
            lines.labelled("Answer", "none");
        } else {
            lines.labelled("Answer", "status " + reply.status());
            show(reply.headers(), reply.body());
        }
    }

    private void show(List<Field> headers, String body) {
        headers.forEach(field -> lines.labelled("", field.name() + ": " + field.value()));
        String shown = body.length() <= BODY_LENGTH ? body : body.substring(0, BODY_LENGTH);
        if (!shown.isBlank()) {
            lines.labelled("", "");
            shown.lines().forEach(line -> lines.labelled("", line));
        }
        if (shown.length() < body.length()) {
            lines.labelled("", "… " + Figures.count(body.length() - shown.length()) + " more characters");
        }
    }

    private void outcomes(List<Walk> walks) {
        lines.heading("Outcomes");
        walks.forEach(walk -> lines.labelled(
                walk.kind(),
                walk.whole() ? Tone.GOOD : Tone.BAD,
                walk.outcome().label() + " after " + Figures.count(walk.steps().size())
                        + (walk.steps().size() == 1 ? " request" : " requests") + " in "
                        + Figures.time(walk.tookMs())));
    }
}
