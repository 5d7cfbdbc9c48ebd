package dev.onsale.report;

import dev.onsale.record.DrillRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Drills as the test cases that {@link JunitReport} writes: three for each drill. */
final class DrillCases {
    private static final String SUITE = "drills";

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
                        .toList());
    }

    private static void add(List<JunitCase> cases, DrillRecord drill) {
        String className = SUITE + "." + String.join("+", drill.names());
        String notJudged = drill.notJudged();
        if (notJudged != null) {
            cases.add(JunitCase.error(className, "judged", "not judged", notJudged, List.of())
                    .taking(drill.seconds()));
            return;
        }
        List<String> shortcomings = drill.shortcomings();
        cases.add(of(className, "caught", drill.isCaught(), shortcomings).taking(drill.seconds()));
        cases.add(of(className, "named", drill.isNamed(), shortcomings));
        cases.add(of(className, "quiet", drill.isQuiet(), shortcomings));
    }

    private static JunitCase of(String className, String what, boolean good, List<String> shortcomings) {
        return good
                ? JunitCase.passed(className, what)
                : JunitCase.failure(className, what, "not " + what, said(shortcomings, "not " + what), List.of());
    }

    private static String said(List<String> shortcomings, String about) {
        return shortcomings.stream()
                .filter(shortcoming -> shortcoming.startsWith(about))
                .findFirst()
                .orElse(about);
    }
}
