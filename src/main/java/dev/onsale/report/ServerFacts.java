package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.Payments;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.evidence.DatabaseEvidence;
import dev.onsale.record.evidence.DatabaseEvidence.Statement;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.evidence.NodeEvidence;
import dev.onsale.record.evidence.StepEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the servers and the database told of themselves, as far as there is something to tell: for all reports alike. */
final class ServerFacts {
    /** Fewer responses say little of a mean. */
    private static final long RESPONSES_MIN = 10;

    private static final double QUERIES_MORE = 0.5;
    private static final double RELATIVE_MORE = 0.2;
    private static final double SHARE_MORE = 0.05;
    private static final double POOL_MS_MORE = 1;
    private static final int STATEMENTS_MAX = 3;
    private static final Payments NO_PAYMENTS = new Payments(0, 0, 0, 0, 0, 0);
    private static final String NOT_TOLD = "(not reported)";

    private ServerFacts() {}

    /** One node: how many responses came from it, how many of them failed, and how long it had been up. */
    record Node(String name, String responses, String failed, String share, String uptime, boolean bad) {}

    /** One figure of a step that is not what it was. */
    record Change(String step, String figure, String baseline, String now, String change) {}

    /** Empty where no node has told its name. */
    static List<Node> nodes(RunSummary summary) {
        List<NodeEvidence> nodes = summary.observed().nodes() == null
                ? List.of()
                : summary.observed().nodes();
        return nodes.stream().allMatch(node -> node.node().isEmpty())
                ? List.of()
                : nodes.stream().map(ServerFacts::node).toList();
    }

    private static Node node(NodeEvidence node) {
        EvidenceTotals told = node.told();
        String uptime = told.uptimeLowestMs() < 0
                ? "–"
                : Figures.time(told.uptimeLowestMs()) + " to " + Figures.time(told.uptimeHighestMs());
        return new Node(
                node.node().isEmpty() ? NOT_TOLD : node.node(),
                Figures.count(told.responses()),
                Figures.count(told.failed()),
                Figures.share(Facts.share(told.failed(), told.responses())),
                uptime,
                told.failed() > 0);
    }

    /** Queries, cache, pool and tokens of each step against the baseline runs' responses together. */
    static List<Change> changes(RunSummary summary, List<Run> baselines) {
        if (summary.observed().evidence() == null) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        for (StepEvidence step : summary.observed().evidence()) {
            EvidenceTotals before = baselines.stream()
                    .map(run -> run.summary().observed().evidence())
                    .filter(Objects::nonNull)
                    .flatMap(List::stream)
                    .filter(stored -> stored.step().equals(step.step()))
                    .map(StepEvidence::told)
                    .reduce(EvidenceTotals.NOTHING, EvidenceTotals::plus);
            of(step.step(), before, step.told()).forEach(changes::add);
        }
        return changes;
    }

    private static Stream<Change> of(String step, EvidenceTotals before, EvidenceTotals now) {
        List<Change> changes = new ArrayList<>();
        if (enough(before.queriesTold(), now.queriesTold())) {
            double was = before.queriesPerResponse();
            double is = now.queriesPerResponse();
            if (Math.abs(is - was) >= QUERIES_MORE && Math.abs(is - was) >= RELATIVE_MORE * was) {
                changes.add(new Change(
                        step,
                        "queries a response",
                        Figures.decimal(was, 1),
                        Figures.decimal(is, 1),
                        was == 0 ? "new" : Figures.change(is / was - 1)));
            }
        }
        share(
                changes,
                step,
                "cache hits",
                before.cacheHits(),
                before.cacheMisses(),
                now.cacheHits(),
                now.cacheMisses());
        share(
                changes,
                step,
                "without token",
                before.withoutToken(),
                before.withToken(),
                now.withoutToken(),
                now.withToken());
        if (enough(before.poolTold(), now.poolTold())) {
            double was = before.poolMs() / before.poolTold();
            double is = now.poolMs() / now.poolTold();
            if (Math.abs(is - was) >= POOL_MS_MORE) {
                changes.add(new Change(
                        step,
                        "wait for a connection",
                        Figures.time(was),
                        Figures.time(is),
                        was == 0 ? "new" : Figures.change(is / was - 1)));
            }
        }
        return changes.stream();
    }

    private static void share(
            List<Change> changes, String step, String figure, long had, long lacked, long has, long lacks) {
        if (enough(had + lacked, has + lacks)) {
            double was = Facts.share(had, had + lacked);
            double is = Facts.share(has, has + lacks);
            if (Math.abs(is - was) >= SHARE_MORE) {
                changes.add(new Change(step, figure, Figures.share(was), Figures.share(is), Figures.points(is - was)));
            }
        }
    }

    private static boolean enough(long before, long now) {
        return before >= RESPONSES_MIN && now >= RESPONSES_MIN;
    }

    /** The statements that took the most time, each with what it took in the baseline runs. */
    static List<String> statements(RunSummary summary, List<Run> baselines) {
        DatabaseEvidence database = summary.observed().database();
        return database == null
                ? List.of()
                : database.statements().stream()
                        .limit(STATEMENTS_MAX)
                        .map(statement -> said(statement, baselines))
                        .toList();
    }

    private static String said(Statement statement, List<Run> baselines) {
        List<Statement> before = baselines.stream()
                .map(run -> run.summary().observed().database())
                .filter(Objects::nonNull)
                .flatMap(database -> database.statements().stream())
                .filter(stored -> stored.sql().equals(statement.sql()))
                .toList();
        double calls = before.stream().mapToLong(Statement::calls).sum();
        double totalMs = before.stream()
                .mapToDouble(stored -> stored.calls() * stored.meanMs())
                .sum();
        String was = calls == 0 ? "" : ", " + Figures.time(totalMs / calls) + " in the baseline";
        return Figures.count(statement.calls()) + " calls of " + Figures.time(statement.meanMs()) + was + ": "
                + statement.sql();
    }

    /** What became of the payments, in one sentence; empty where the shop was not asked, or has taken none. */
    static Optional<String> payments(RunSummary summary) {
        Payments payments = summary.observed().payments();
        return Optional.ofNullable(payments)
                .filter(counted -> !counted.equals(NO_PAYMENTS))
                .map(ServerFacts::sentence);
    }

    static String sentence(Payments payments) {
        return Figures.count(payments.paid()) + " paid, " + Figures.count(payments.declined()) + " declined, "
                + Figures.count(payments.pending()) + " unanswered; " + Figures.count(payments.retried()) + " retried, "
                + Figures.count(payments.lost()) + " lost, " + Figures.count(payments.chargedTwice())
                + " charged twice";
    }

    /** What of the database could not be seen. */
    static List<String> missing(RunSummary summary) {
        return summary.observed().database() == null
                ? List.of()
                : summary.observed().database().missing();
    }

    /** Whether there is anything to show at all. */
    static boolean any(RunSummary summary, List<Run> baselines) {
        return !nodes(summary).isEmpty()
                || !changes(summary, baselines).isEmpty()
                || !statements(summary, baselines).isEmpty()
                || payments(summary).isPresent()
                || !missing(summary).isEmpty();
    }
}
