package dev.onsale.diagnose;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.diagnose.Statements.Changed;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.QueriesPerItemClue;
import dev.onsale.record.clue.Source;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One query per item of a list (N+1): the number of queries per response of one step grew. Compared with the
 * catalogue's size, if the plan states it, because the number grows with it.
 */
final class QueriesPerItem {

    /** Additional queries per response: one is a new feature's, several are a loop's. */
    private static final double MORE_FROM = 1.5;

    private static final double MORE_PLAIN = 5;

    /** The same as a factor. */
    private static final double FACTOR_FROM = 1.3;

    private static final double FACTOR_PLAIN = 2.5;

    /** Within a third of the catalogue's number of ticket types, which is unlikely by chance. */
    private static final double NEAR_CATALOGUE = 0.34;

    /** A smaller catalogue is no sign: every page makes that many queries. */
    private static final int CATALOGUE_MIN = 5;

    /** Without a baseline: multiple of the queries of the other steps. */
    private static final double OTHERS_FACTOR = 3;

    private static final double WITHOUT_BASELINE_MAX = 0.7;

    private QueriesPerItem() {}

    static Optional<Finding> in(CaseFacts reading) {
        if (reading.timed() && reading.timedBefore()) {
            return reading.steps().stream()
                    .filter(step -> beyondOthers(step, reading) > MORE_FROM)
                    .max(Comparator.comparingDouble(
                            step -> step.moreQueries() * step.now().queriesTold()))
                    .flatMap(guilty -> grown(guilty, reading));
        }
        if (reading.timed() && reading.file().baselines().isEmpty()) {
            return likeTheCatalogue(reading);
        }
        return shown(reading);
    }

    /** Queries that every step gained, for example for a statistic, are no loop over one step's items. */
    private static double beyondOthers(StepFigures step, CaseFacts reading) {
        return step.moreQueries()
                - Math.max(0, MedianOfOthers.ofOthers(reading.steps(), step, StepFigures::moreQueries, 0));
    }

    private static Optional<Finding> grown(StepFigures guilty, CaseFacts reading) {
        double queries = PerResponse.queries(guilty.now());
        double before = PerResponse.queries(guilty.before());
        double score = Ramp.all(
                Ramp.up(beyondOthers(guilty, reading), MORE_FROM, MORE_PLAIN),
                Ramp.up((queries + 1) / (before + 1), FACTOR_FROM, FACTOR_PLAIN));
        if (score <= 0) {
            return Optional.empty();
        }
        Changed statement = moreOften(reading);
        Finding finding = Finding.of(
                        Explanation.QUERIES_PER_ITEM,
                        score,
                        statement == null ? Confidence.MEDIUM : Confidence.HIGH,
                        Clue.of(QueriesPerItemClue.ASKS_MORE, guilty.step())
                                .with(QUERIES, queries)
                                .with(QUERIES_BEFORE, before))
                .citing(
                        Clue.of(QueriesPerItemClue.GROWN, guilty.step())
                                .with(QUERIES, queries)
                                .with(QUERIES_BEFORE, before)
                                .with(DATABASE_MS, PerResponse.databaseMs(guilty.now()))
                                .with(DATABASE_MS_BEFORE, PerResponse.databaseMs(guilty.before())),
                        Source.EVIDENCE_AGAINST_BASELINE)
                .about(List.of(guilty.step()))
                .withVictims(Victims.waitingFor(reading, List.of(guilty.step())));
        return Optional.of(withStatement(withCatalogue(finding, reading, queries - before), statement));
    }

    private static Finding withCatalogue(Finding finding, CaseFacts reading, double more) {
        Integer ticketTypes = reading.file().candidate().summary().plan().sale().ticketTypes();
        if (ticketTypes == null || ticketTypes < CATALOGUE_MIN) {
            return finding.noting(QueriesPerItemClue.NOT_KNOWN_CATALOGUE);
        }
        boolean near = Math.abs(more / ticketTypes - 1) <= NEAR_CATALOGUE;
        return finding.citing(
                Clue.of(near ? QueriesPerItemClue.LIKE_CATALOGUE : QueriesPerItemClue.UNLIKE_CATALOGUE)
                        .with(QUERIES, more)
                        .with(TICKET_TYPES, ticketTypes),
                Source.EVIDENCE_AGAINST_BASELINE);
    }

    private static Finding withStatement(Finding finding, @Nullable Changed statement) {
        return statement == null
                ? finding
                : finding.citing(
                                Clue.of(QueriesPerItemClue.STATEMENT)
                                        .with(SUCH, statement.now().calls())
                                        .with(CALLS, statement.callsNow())
                                        .with(CALLS_BEFORE, statement.isNew() ? Double.NaN : statement.callsBefore())
                                        .with(MS, statement.now().meanMs()),
                                Source.DATABASE_AGAINST_BASELINE)
                        .blaming(statement.now().sql());
    }

    /** The statement with the most additional calls, if it is called more often than before. */
    private static @Nullable Changed moreOften(CaseFacts reading) {
        return reading.statements().changed().stream()
                .filter(each -> each.isNew() || each.moreCalls() > FACTOR_FROM)
                .max(Comparator.comparingDouble(each -> each.callsNow() - each.callsBefore()))
                .orElse(null);
    }

    private static Optional<Finding> likeTheCatalogue(CaseFacts reading) {
        Integer ticketTypes = reading.file().candidate().summary().plan().sale().ticketTypes();
        if (ticketTypes == null || ticketTypes < CATALOGUE_MIN) {
            return Optional.empty();
        }
        return reading.steps().stream()
                .filter(step -> Math.abs(PerResponse.queries(step.now()) / ticketTypes - 1) <= NEAR_CATALOGUE)
                .filter(step -> PerResponse.queries(step.now())
                        >= OTHERS_FACTOR
                                * MedianOfOthers.ofOthers(
                                        reading.steps(), step, other -> PerResponse.queries(other.now())))
                .max(Comparator.comparingLong(step -> step.now().queries()))
                .map(step -> Finding.of(
                                Explanation.QUERIES_PER_ITEM,
                                WITHOUT_BASELINE_MAX,
                                Confidence.MEDIUM,
                                Clue.of(QueriesPerItemClue.ONCE_FOR_EACH, step.step()))
                        .citing(
                                Clue.of(QueriesPerItemClue.AS_MANY_AS_TYPES, step.step())
                                        .with(QUERIES, PerResponse.queries(step.now()))
                                        .with(TICKET_TYPES, ticketTypes),
                                Source.EVIDENCE)
                        .noting(QueriesPerItemClue.NOT_KNOWN_BEFORE)
                        .about(List.of(step.step())));
    }

    /** From the database alone: a statement that is called far more often per response than before. */
    private static Optional<Finding> shown(CaseFacts reading) {
        Changed statement = moreOften(reading);
        if (!reading.statements().known() || statement == null) {
            return Optional.empty();
        }
        double score = Ramp.all(
                Ramp.up(statement.callsNow() - statement.callsBefore(), 0.3, 2),
                Ramp.up(statement.isNew() ? FACTOR_PLAIN : statement.moreCalls(), FACTOR_FROM, FACTOR_PLAIN));
        return score <= 0
                ? Optional.empty()
                : Optional.of(withStatement(
                        Finding.of(
                                        Explanation.QUERIES_PER_ITEM,
                                        score,
                                        Confidence.MEDIUM,
                                        Clue.of(QueriesPerItemClue.CALLED_TOO_OFTEN))
                                .noting(QueriesPerItemClue.NOT_KNOWN_STEP),
                        statement));
    }
}
