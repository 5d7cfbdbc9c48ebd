package dev.onsale.report;

import dev.onsale.record.DrillRecord;
import dev.onsale.record.DrillRecord.Trial;
import dev.onsale.record.Verdict.Judgement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Drills as the test cases that {@link JunitReport} writes: three for each drill. */
final class DrillCases {
    private static final String SUITE = "drills";

    /** The strength of most drills: a test's history goes by its name, which should not change for nothing. */
    private static final String ORDINARY = "1";

    private DrillCases() {}

    static JunitSuite suite(List<DrillRecord> drills) {
        List<JunitCase> cases = new ArrayList<>();
        drills.forEach(drill -> add(cases, drill));
        double seconds = drills.stream().mapToDouble(DrillRecord::seconds).sum();
        long endMs = drills.stream().mapToLong(DrillRecord::atMs).max().orElse(0);
        Instant began = Instant.ofEpochMilli(endMs - Math.round(1000 * seconds)).truncatedTo(ChronoUnit.SECONDS);
        return new JunitSuite(
                SUITE,
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(began.atOffset(ZoneOffset.UTC)),
                seconds,
                cases,
                drills.stream()
                        .map(drill -> DrillText.word(drill) + "  " + DrillText.title(drill))
                        .toList(),
                Map.of());
    }

    private static void add(List<JunitCase> cases, DrillRecord drill) {
        String className = SUITE + "." + String.join("+", drill.names());
        String notJudged = drill.notJudged();
        if (notJudged != null) {
            cases.add(JunitCase.error(className, "judged", "not judged", notJudged, List.of())
                    .taking(drill.seconds()));
            return;
        }
        Trial faulty = drill.faulty();
        Trial clean = drill.clean();
        cases.add(of(className, drill, "caught", drill.isCaught(), faulty == null ? "" : reasons(faulty))
                .taking(drill.seconds()));
        cases.add(of(className, drill, "named", drill.isNamed(), faulty == null ? "" : explained(faulty)));
        cases.add(of(
                className,
                drill,
                "quiet",
                drill.isQuiet(),
                clean == null ? "" : clean.judgement() == Judgement.FAIL ? reasons(clean) : explained(clean)));
    }

    private static String reasons(Trial trial) {
        return String.join("; ", trial.reasons());
    }

    private static String explained(Trial trial) {
        return trial.explanations().isEmpty()
                ? "no explanation was found"
                : "explained by " + String.join(", ", trial.explanations());
    }

    /** @param instead what was seen instead; empty if there was no such run */
    private static JunitCase of(String className, DrillRecord drill, String what, boolean good, String instead) {
        String strength = DrillText.strength(drill);
        String name = strength.equals(ORDINARY) ? what : what + " at strength " + strength;
        String missed = "not " + what;
        return good
                ? JunitCase.passed(className, name)
                : JunitCase.failure(
                        className, name, missed, instead.isEmpty() ? missed : missed + ": " + instead, List.of());
    }
}
