package dev.onsale.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.onsale.record.DrillRecord;
import dev.onsale.record.files.DrillLog;
import dev.onsale.report.ConfusionText;
import dev.onsale.report.DrillText;
import dev.onsale.report.document.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * The proof of the drills: each at least five times at strengths drawn from its documented range, as {@link RecordDrills}
 * does them. It takes hours, and goes on where it was:
 *
 * <pre>{@code
 * ./mvnw -Pbench verify -Dit.test=DrillBench -Ddrills="reports/drills [--drills N] [--each N] [INCIDENT…]"
 * }</pre>
 *
 * Without {@code -Ddrills} it judges what {@code reports/drills} holds, and is skipped if that is empty.
 */
class DrillBench {
    private static final int EACH_MIN = 5;
    private static final int NAMED_FIRST_MIN = 4;
    private static final int CLEAN_MIN = 10;

    private static List<DrillRecord> drills = List.of();

    @BeforeAll
    static void record() {
        List<String> arguments =
                List.of(System.getProperty("drills", "").strip().split("\\s+"));
        Path folder = Path.of(arguments.get(0).isEmpty() ? "reports/drills" : arguments.get(0));
        if (!arguments.get(0).isEmpty()) {
            int status = new CommandLine(new RecordDrills()).execute(arguments.toArray(String[]::new));
            assertThat(status)
                    .as("exit status; 75 says that more are to be done")
                    .isIn(0, 75);
        }
        drills = new DrillLog(folder)
                .read().drills().stream()
                        .filter(drill -> drill.notJudged() == null)
                        .toList();
        if (!drills.isEmpty()) {
            System.out.println(DrillText.summary(drills, Style.PLAIN));
            System.out.println(ConfusionText.render(drills, Style.PLAIN));
        }
    }

    @BeforeEach
    void requireDrills() {
        assumeThat(drills).as("judged drills; name a folder with -Ddrills").isNotEmpty();
    }

    @Test
    void everyDrillIsCaught() {
        byName().forEach((name, each) -> assertThat(each).as(name).allMatch(DrillRecord::isCaught));
    }

    @Test
    void everyIncidentIsAmongTheFirstTwoExplanationsAndMostlyTheFirst() {
        byName().forEach((name, each) -> {
            assertThat(each).as(name).allMatch(DrillRecord::isNamed);
            long first = each.stream()
                    .filter(drill -> drill.names().stream().anyMatch(incident -> drill.placeOf(incident) == 1))
                    .count();
            assertThat(first * EACH_MIN)
                    .as("%s named first, of %d", name, each.size())
                    .isGreaterThanOrEqualTo((long) NAMED_FIRST_MIN * each.size());
        });
    }

    @Test
    void nothingIsSaidOfACleanRun() {
        assertThat(drills).allMatch(DrillRecord::isQuiet);
    }

    @Test
    void theProofIsWhole() {
        Map<String, List<DrillRecord>> byName = byName();
        for (Incident incident : Incident.values()) {
            assertThat(byName.getOrDefault(incident.label(), List.of()))
                    .as(incident.label())
                    .hasSizeGreaterThanOrEqualTo(EACH_MIN);
        }
        assertThat(drills.stream().map(DrillRecord::clean).distinct()).hasSizeGreaterThanOrEqualTo(CLEAN_MIN);
    }

    private static Map<String, List<DrillRecord>> byName() {
        return drills.stream()
                .collect(Collectors.groupingBy(
                        drill -> String.join("+", drill.names()), TreeMap::new, Collectors.toList()));
    }
}
