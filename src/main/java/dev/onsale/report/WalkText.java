package dev.onsale.report;

import static dev.onsale.report.document.Table.Column.name;
import static dev.onsale.report.document.Table.Column.number;
import static dev.onsale.report.document.Table.Column.state;
import static dev.onsale.report.document.Table.Column.text;

import dev.onsale.figures.Figures;
import dev.onsale.record.walk.Exchange;
import dev.onsale.record.walk.Exchange.Field;
import dev.onsale.record.walk.Extraction;
import dev.onsale.record.walk.Walk;
import dev.onsale.record.walk.WalkFinding;
import dev.onsale.record.walk.WalkedStep;
import dev.onsale.report.document.Block;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Block.Title;
import dev.onsale.report.document.Document;
import dev.onsale.report.document.Style;
import dev.onsale.report.document.Table;
import dev.onsale.report.document.Table.Column;
import dev.onsale.report.document.Table.Row;
import dev.onsale.report.document.Table.Value;
import dev.onsale.report.document.Text;
import dev.onsale.report.document.TextPrinter;
import dev.onsale.report.document.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What became of one visitor of each kind, for the terminal: step by step, and in full where it broke. */
public final class WalkText {
    private static final int VALUE_LENGTH = 20;
    private static final int BODY_LENGTH = 2_000;
    private static final String TICK = "✓";
    private static final String CROSS = "✗";

    /** A request that failed and did not end the journey. */
    private static final String PASSED_OVER = "!";

    private static final List<Column> COLUMNS = List.of(
            state(" "),
            name("step"),
            text("request"),
            number("status"),
            number("took"),
            text("saved, or what it means"));

    private WalkText() {}

    /**
     * @param walks one a kind
     * @param findings what broke each of them, in the same order
     * @return lines of at most the style's width, each ended by a line feed; the same in every locale
     */
    public static String render(
            String plan, String target, List<Walk> walks, List<Optional<WalkFinding>> findings, Style style) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(title("plan " + plan + " at " + target + ": ", walks, findings));
        for (int i = 0; i < walks.size(); i++) {
            blocks.addAll(kind(walks.get(i), findings.get(i)));
        }
        blocks.add(outcomes(walks));
        return TextPrinter.print(new Document(blocks), style);
    }

    private static Title title(String subject, List<Walk> walks, List<Optional<WalkFinding>> findings) {
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < walks.size(); i++) {
            Walk walk = walks.get(i);
            findings.get(i).ifPresent(finding -> broken.add(walk.kind() + where(walk, finding)));
        }
        String whole = walks.stream().anyMatch(Walk::plain) ? "the visitor of each scenario" : "each kind of visitor";
        return broken.isEmpty()
                ? Title.of("WHOLE", Tone.GOOD, subject + whole + " went the whole way")
                : Title.of("BROKEN", Tone.BAD, subject + String.join("; ", broken));
    }

    private static String where(Walk walk, WalkFinding finding) {
        String at = finding.step() < 0
                ? ""
                : " at " + walk.steps().get(finding.step()).name();
        return at + ", " + finding.what();
    }

    private static List<Block> kind(Walk walk, Optional<WalkFinding> finding) {
        List<Row> rows = new ArrayList<>();
        List<WalkedStep> steps = walk.steps();
        int first = 0;
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            if (last || !alike(steps.get(i), steps.get(i + 1))) {
                int from = first;
                int to = i;
                boolean broken = finding.filter(found -> found.step() >= from && found.step() <= to)
                        .isPresent();
                rows.add(row(walk, i, i - first + 1, broken));
                first = i + 1;
            }
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Section.of(walk.kind(), walk.kind(), Table.of(COLUMNS).rows(rows.stream())));
        blocks.add(Section.of(
                walk.kind() + "-shortened",
                "",
                Labelled.of("Shortened", String.join("; ", Objects.requireNonNullElse(walk.shortened(), List.of())))));
        finding.ifPresent(found -> blocks.addAll(explained(walk, found)));
        return blocks;
    }

    private static Row row(Walk walk, int place, int times, boolean broken) {
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
        Value mark = broken
                ? Value.toned(CROSS, Tone.BAD)
                : step.ok() ? Value.toned(TICK, Tone.GOOD) : Value.toned(PASSED_OVER, Tone.UNSURE);
        return Row.of(
                mark,
                Value.of(times == 1 ? step.name() : step.name() + " ×" + times),
                Value.of(request(step)),
                Value.of(step.status() == 0 ? Figures.NONE : Integer.toString(step.status())),
                Value.of(step.sent() ? Figures.time(step.tookMs()) : Figures.NONE),
                Value.of(String.join(", ", notes)));
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
                : extraction.attribute() + "=" + Text.cut(value, VALUE_LENGTH);
    }

    private static String request(WalkedStep step) {
        Exchange exchange = step.exchange();
        if (exchange == null) {
            return step.sent() ? "" : "not sent";
        }
        String path = exchange.url().replaceFirst("^\\w+://[^/?]*", "");
        return exchange.method() + " " + (path.isEmpty() ? "/" : path);
    }

    private static List<Block> explained(Walk walk, WalkFinding finding) {
        List<Text> broken = new ArrayList<>();
        broken.add(Text.of(walk.kind() + where(walk, finding)));
        finding.reasons().forEach(reason -> broken.add(Text.of(reason)));
        List<Block> blocks = new ArrayList<>();
        blocks.add(Section.of(walk.kind() + "-broken", "", new Labelled("Broken", Tone.BAD, broken)));
        for (int place : finding.shown()) {
            Exchange exchange = walk.steps().get(place).exchange();
            if (exchange != null) {
                Exchange.Reply reply = exchange.reply();
                blocks.add(message(
                        "Request", exchange.method() + " " + exchange.url(), exchange.headers(), exchange.body()));
                blocks.add(
                        reply == null
                                ? message("Answer", "none", List.of(), "")
                                : message("Answer", "status " + reply.status(), reply.headers(), reply.body()));
            }
        }
        return blocks;
    }

    private static Section message(String label, String first, List<Field> headers, String body) {
        List<String> shown = new ArrayList<>();
        shown.add(first);
        headers.forEach(field -> shown.add(field.name() + ": " + field.value()));
        String start = body.length() <= BODY_LENGTH ? body : body.substring(0, BODY_LENGTH);
        if (!start.isBlank()) {
            shown.add("");
            start.lines().forEach(shown::add);
        }
        if (start.length() < body.length()) {
            shown.add("… " + Figures.count(body.length() - start.length()) + " more characters");
        }
        return Section.of(label, "", Labelled.of(label, shown));
    }

    private static Section outcomes(List<Walk> walks) {
        List<Block> outcomes = new ArrayList<>();
        walks.forEach(walk -> outcomes.add(new Labelled(
                walk.kind(),
                walk.whole() ? Tone.GOOD : Tone.BAD,
                List.of(Text.of(walk.outcome().label() + " after "
                        + Figures.count(walk.steps().size())
                        + (walk.steps().size() == 1 ? " request" : " requests") + " in "
                        + Figures.time(walk.tookMs()))))));
        return new Section("outcomes", "Outcomes", false, outcomes);
    }
}
