package dev.onsale.report;

import dev.onsale.figures.Change;
import dev.onsale.figures.Figures;
import dev.onsale.judge.Refusals;
import dev.onsale.plan.CellName;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.Fact;
import dev.onsale.record.Cell.State;
import dev.onsale.record.CellReason;
import dev.onsale.record.Creep;
import dev.onsale.record.Creep.Crept;
import dev.onsale.record.GatlingAssertion;
import dev.onsale.record.Outlier;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.VerdictReason;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The reasons for a verdict in words: the one place where each is chosen. */
public final class ReasonWords {

    /** So many names of a kind are read in one sentence. */
    private static final int NAMED_MAX = 3;

    private final RunSummary summary;
    private final Verdict verdict;

    private ReasonWords(RunSummary summary, Verdict verdict) {
        this.summary = summary;
        this.verdict = verdict;
    }

    /** One sentence each, the decisive one first; what the verdict's own word says is not said twice. */
    static List<String> of(RunSummary summary, Verdict verdict) {
        List<VerdictReason> because = verdict.because();
        ReasonWords words = new ReasonWords(summary, verdict);
        return because == null
                ? FormerWords.reasons(verdict)
                : because.stream().map(words::shown).toList();
    }

    /** The decisive one, with the word that says of what sort it is. */
    public static String decisive(RunSummary summary, Verdict verdict) {
        return stored(summary, verdict).stream().findFirst().orElse("no reason was recorded");
    }

    /** Each with that word, as they are stored for others to read. */
    static List<String> stored(RunSummary summary, Verdict verdict) {
        List<VerdictReason> because = verdict.because();
        ReasonWords words = new ReasonWords(summary, verdict);
        return because == null
                ? verdict.reasons()
                : because.stream()
                        .map(reason -> sort(reason) + words.sentence(reason))
                        .toList();
    }

    private String shown(VerdictReason reason) {
        boolean said = reason.kind() == VerdictReason.Kind.REGRESSED
                || verdict.judgement() == Judgement.INVALID && sort(reason).equals("invalid: ")
                || verdict.judgement() == Judgement.INCONCLUSIVE && sort(reason).equals("inconclusive: ");
        return (said ? "" : sort(reason)) + sentence(reason);
    }

    private static String sort(VerdictReason reason) {
        return switch (reason.kind()) {
            case REGRESSED -> "regressed: ";
            case IMPROVED -> "improved: ";
            case CREPT -> "creep: ";
            case INVALID -> "invalid: ";
            case NOT_PROVEN, INCONCLUSIVE, NOTHING_GATED -> "inconclusive: ";
            case ASSERTION_NOT_JUDGED, NOBODY_AT_ITS_END, REFUSED_TO_ALL, NOBODY_TRIED, SOLD_OUT_BEFORE ->
                "not judged: ";
            case TARGET_FAILED,
                    TARGET_SILENT,
                    BROKEN,
                    INVALID_BESIDE_PAIRS,
                    NOTHING_COMPARED,
                    ALL_STEADY,
                    NOT_LISTED,
                    NOT_MACHINE_VERIFIED,
                    CAME_OR_WENT,
                    ODD_BASELINE,
                    DUE_NOT_COMPARED,
                    CONTENTION,
                    ONE_ADDRESS -> "";
        };
    }

    private String sentence(VerdictReason reason) {
        String name = reason.of();
        return switch (reason.kind()) {
            case TARGET_FAILED -> "the target failed under load: " + failed();
            case TARGET_SILENT ->
                "the target failed under load: " + name + " accepted connections and answered none of "
                        + Figures.count(sent()) + " requests, from " + Figures.instant(0) + " on";
            case REGRESSED, INCONCLUSIVE, IMPROVED ->
                verdict.cell(name)
                        .map(cell -> CellWords.sentence(cell, verdict.comparison()))
                        .orElse(name);
            case CAME_OR_WENT ->
                verdict.cell(name)
                        .map(cell -> cell.step() + " " + CellReasonWords.of(cell))
                        .orElse(name);
            case BROKEN -> verdict.budget(name).map(BudgetWords::broken).orElse(name);
            case NOT_PROVEN -> verdict.budget(name).map(BudgetWords::notProven).orElse(name);
            case ASSERTION_NOT_JUDGED -> "assertion " + name + ": " + whyNotJudged(name);
            case NOBODY_AT_ITS_END -> nobodyAtItsEnd(name);
            case REFUSED_TO_ALL ->
                "whether anybody can get past " + name + ": all " + answers(name)
                        + "; a shop that refuses everybody says the same as one that has nothing left";
            case NOBODY_TRIED ->
                "whether anybody can buy: nobody tried, " + ended(Outcome.ABANDONED) + " visitors chose not to";
            case SOLD_OUT_BEFORE ->
                "whether anybody can buy: all was sold out before anybody bought, as " + ended(Outcome.SOLD_OUT)
                        + " visitors heard";
            case NOTHING_GATED -> "not one cell of this plan could be gated";
            case INVALID -> condition(name);
            case INVALID_BESIDE_PAIRS ->
                "the run itself was invalid, which the fresh pairs do not depend on: " + condition(name);
            case NOTHING_COMPARED -> nothingCompared();
            case ALL_STEADY -> allSteady();
            case NOT_LISTED -> notListed();
            case CREPT -> crept(name);
            case NOT_MACHINE_VERIFIED ->
                "not machine-verified: confirmed by fresh candidate runs only, without a baseline build";
            case ODD_BASELINE -> odd(name);
            case DUE_NOT_COMPARED ->
                "not compared: how long visitors waited for " + name
                        + " since they were due; baseline runs of an older version do not say it";
            case CONTENTION -> contention(name);
            case ONE_ADDRESS ->
                "refused by status " + statuses(new Refusals(summary).ofOneAddress())
                        + ": all visitors come from one source address, which a rate limit or a bot filter takes for"
                        + " one visitor; exempt the injector's address there, then run again";
        };
    }

    private String failed() {
        RunSummary.Abort abort = summary.measured().aborted();
        if (abort == null) {
            return "it answered nothing";
        }
        return StopWords.of(abort.reason())
                + (abort.sinceMs() == null
                        ? ", at " + Figures.instant(abort.atMs())
                        : ", from " + Figures.instant(abort.sinceMs()) + " on");
    }

    private long sent() {
        return Facts.wholeRun(summary).stream()
                .mapToLong(step -> step.cutOff()
                        + (step.unanswered() == null ? 0 : step.unanswered().count()))
                .sum();
    }

    private String ended(Outcome outcome) {
        return Figures.count(summary.measured().journeys().values().stream()
                .mapToLong(kind -> kind.getOrDefault(outcome, 0L))
                .sum());
    }

    private String condition(String name) {
        return verdict.condition(name).map(ValidityWords::notMet).orElse(name);
    }

    private String whyNotJudged(String text) {
        PlainLoad plain = summary.plain();
        return plain == null
                ? "it cannot be judged"
                : plain.assertions().stream()
                        .filter(assertion -> assertion.text().equals(text) && assertion.notJudged() != null)
                        .map(GatlingAssertion::notJudged)
                        .findFirst()
                        .orElse("the run had too many names to tell this one from the others");
    }

    private String nothingCompared() {
        int runs = verdict.comparison().baseline().size();
        return "nothing was compared: " + (runs == 0 ? "no" : runs) + " comparable baseline "
                + (runs == 1 ? "run" : "runs") + ", 3 are needed";
    }

    private String allSteady() {
        long gated = verdict.cells().stream().filter(Cell::gated).count();
        return "all " + gated + " gated cells are steady or improved against "
                + verdict.comparison().baseline().size() + " baseline runs" + tooNoisy();
    }

    /** What noise took out of the gate, whole-run figures first; empty if nothing. */
    private String tooNoisy() {
        List<String> names = verdict.cells().stream()
                .filter(cell -> cell.state() == State.NOT_GATED && cell.fact() == Fact.TOO_NOISY)
                .sorted(Comparator.comparing(ReasonWords::isOfWorstWindow))
                .map(Cell::name)
                .toList();
        int told = Math.min(names.size(), NAMED_MAX);
        return names.isEmpty()
                ? ""
                : "; too noisy to be gated: " + String.join(", ", names.subList(0, told))
                        + (names.size() > told ? " and " + (names.size() - told) + " more" : "");
    }

    private static boolean isOfWorstWindow(Cell cell) {
        return cell.metric().equals(CellName.WORST_WINDOW_P95) || cell.metric().equals(CellName.WORST_WINDOW_ERRORS);
    }

    private String notListed() {
        long others = verdict.cells().stream()
                .filter(cell -> cell.isBecause(CellReason.Kind.NOT_LISTED))
                .count();
        return "gate.only names what is gated: " + Figures.count(others)
                + (others == 1 ? " other cell is" : " other cells are") + " shown and decided nothing";
    }

    private String crept(String name) {
        Creep creep = verdict.comparison().creep();
        if (creep == null) {
            return name;
        }
        int runs = creep.since().size();
        String since = " since " + (runs == 1 ? "the oldest pinned run (" : "the " + runs + " oldest pinned runs (")
                + Figures.day(creep.sinceEpochMs()) + "), steady against the recent ones; shown, not gated";
        return creep.cells().stream()
                        .filter(cell -> cell.name().equals(name))
                        .findFirst()
                        .map(ReasonWords::crept)
                        .orElse(name)
                + since;
    }

    private static String crept(Crept cell) {
        boolean share = cell.unit().equals("share");
        return cell.name() + " "
                + (share ? Figures.fromToShare(cell.then(), cell.now()) : Figures.fromTo(cell.then(), cell.now()))
                + ", "
                + new Change(cell.change(), cell.changeLow(), cell.changeHigh(), share).withInterval();
    }

    private String odd(String run) {
        String store = verdict.comparison().store();
        OddBaselines words = new OddBaselines(summary.plan().name(), store == null ? "" : store);
        List<Outlier> outliers = verdict.comparison().outliers();
        return outliers == null
                ? run
                : outliers.stream()
                        .filter(outlier -> outlier.run().equals(run))
                        .findFirst()
                        .map(words::sentence)
                        .orElse(run);
    }

    private String nobodyAtItsEnd(String scenario) {
        PlainLoad plain = summary.plain();
        boolean known = plain != null && plain.ownInjection() && plain.cutOff() == null;
        boolean failed = Facts.wholeRun(summary).stream().anyMatch(step -> step.ko() > 0);
        return "whether anybody" + (scenario.isEmpty() ? " gets to the end" : " of " + scenario + " gets to its end")
                + ": nothing failed" + (failed ? " but by lost seats" : "")
                + (known ? ", and all left before it" : ", and the run ended first");
    }

    /** {@code 90 answers were 409 × 90}. */
    private String answers(String step) {
        Map<Integer, Long> seen = new Refusals(summary).contended(step);
        return Figures.count(Facts.sum(seen)) + " answers were " + statuses(seen);
    }

    private String contention(String step) {
        Map<Integer, Long> seen = new Refusals(summary).contended(step);
        long asked = Facts.wholeRun(summary).stream()
                .filter(phase -> phase.step().equals(step))
                .mapToLong((StepPhase phase) -> phase.ok() + phase.ko())
                .sum();
        return "warning: " + step + ": " + Figures.count(Facts.sum(seen)) + " of " + Figures.count(asked)
                + " answers were " + statuses(seen)
                + ", which where seats are contended is no fault and breaks no default limit; say so in the simulation:"
                + " .check(status().in(200, "
                + seen.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "))
                + ")), or limit it in a plan: budgets: { " + step + ": { errors: 10% } }";
    }

    private static String statuses(Map<Integer, Long> counts) {
        return counts.entrySet().stream()
                .map(status -> status.getKey() + " × " + Figures.count(status.getValue()))
                .collect(Collectors.joining(", "));
    }
}
