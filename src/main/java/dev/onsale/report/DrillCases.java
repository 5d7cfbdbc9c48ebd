package dev.onsale.report;

import dev.onsale.record.DrillRecord;
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
        cases.add(of(className, drill, "caught", drill.isCaught()).taking(drill.seconds()));
        cases.add(of(className, drill, "named", drill.isNamed()));
        cases.add(of(className, drill, "quiet", drill.isQuiet()));
    }

    private static JunitCase of(String className, DrillRecord drill, String what, boolean good) {
        String strength = DrillText.strength(drill);
        String name = strength.equals(ORDINARY) ? what : what + " at strength " + strength;
        return good
                ? JunitCase.passed(className, name)
                : JunitCase.failure(
                        className, name, "not " + what, said(drill.shortcomings(), "not " + what), List.of());
    }

    private static String said(List<String> shortcomings, String about) {
        return shortcomings.stream()
                .filter(shortcoming -> shortcoming.startsWith(about))
                .findFirst()
                .orElse(about);
    }
}
