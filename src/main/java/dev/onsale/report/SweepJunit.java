package dev.onsale.report;

import dev.onsale.record.Growth;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.SweepSummary.SweptRun;
import dev.onsale.record.Verdict.Judgement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A sweep as test cases. Names hold no run id, so that a test's history is that of its figure. */
final class SweepJunit {
    private SweepJunit() {}

    static JunitSuite suite(SweepSummary sweep) {
        String plan = JunitSuite.inOnePiece(sweep.conditions().plan());
        List<JunitCase> cases = new ArrayList<>();
        cases.add(verdict(plan + ".sweep", sweep));
        boolean invalid = sweep.found().judgement() == Judgement.INVALID;
        sweep.found().growth().stream()
                .filter(growth -> growth.state() != Growth.State.NOT_JUDGED)
                .forEach(growth -> cases.add(growth(plan, growth, invalid).measuring(MeasuredFigures.of(growth))));
        return new JunitSuite(
                sweep.conditions().plan() + " sweep",
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                        Instant.ofEpochMilli(sweep.conditions().createdAtMs())
                                .truncatedTo(ChronoUnit.SECONDS)
                                .atOffset(ZoneOffset.UTC)),
                0,
                cases,
                sweep.runs().stream().map(SweepJunit::told).toList(),
                Map.of());
    }

    private static String told(SweptRun run) {
        return run.ticketTypes() + " ticket types: " + GrowthWords.word(run.judgement()) + ", " + run.run();
    }

    private static JunitCase verdict(String className, SweepSummary sweep) {
        String reason = SweepWords.reasons(sweep).isEmpty()
                ? ""
                : SweepWords.reasons(sweep).get(0);
        List<String> detail = new ArrayList<>(SweepWords.reasons(sweep));
        detail.addAll(GrowthWords.advice(sweep));
        return switch (sweep.found().judgement()) {
            case PASS -> JunitCase.passed(className, "verdict");
            case FAIL -> JunitCase.failure(className, "verdict", "fail", reason, detail);
            case INVALID -> JunitCase.error(className, "verdict", "invalid", reason, detail);
            case INCONCLUSIVE -> JunitCase.skipped(className, "verdict", "inconclusive: " + reason);
        };
    }

    private static JunitCase growth(String plan, Growth growth, boolean invalid) {
        String className = plan + "." + JunitSuite.inOnePiece(growth.step());
        String name = growth.step() + " " + growth.metric() + " by ticket types";
        if (invalid) {
            return JunitCase.error(className, name, "invalid", "the sweep is invalid", List.of());
        }
        return switch (growth.state()) {
            case STEADY -> JunitCase.passed(className, name);
            case GROWS ->
                JunitCase.failure(
                        className,
                        name,
                        "grows",
                        GrowthWords.value(growth, growth.from()) + " → " + GrowthWords.value(growth, growth.to()),
                        List.of("each further ticket type: " + GrowthWords.slope(growth)));
            case OPEN -> JunitCase.skipped(className, name, "inconclusive: " + SweepWords.reason(growth));
            case NOT_JUDGED -> throw new IllegalArgumentException(name + " is not judged, so it is no case");
        };
    }
}
