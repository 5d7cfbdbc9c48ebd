package dev.onsale.plan.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.CellName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes are in plan-mistakes.txt. */
class GatedCellsTest {

    @TempDir
    private Path folder = Path.of("");

    private List<String> only(String text, Map<String, String> set) throws IOException {
        Path plan = Files.writeString(folder.resolve("small.yaml"), """
                plan: small
                scenario: Small.java
                target: http://127.0.0.1:8080
                arrivals: [ { phase: doors, rate: 10/s, for: 4s } ]
                visitors: { fan: 90%, clerk: 10% }
                gate: { percentiles: [50, 95, 99.9]
                """ + text + " }\n");
        return PlanLoader.load(plan, set).limits().gate().only();
    }

    @Test
    void cellsAreNamedAsReportsPrintThem() throws IOException {
        List<String> cells = List.of(
                "browse p95",
                "seat map p99.9",
                "browse worst 5 s p95",
                "pay errors",
                "pay worst 5 s errors",
                "pay recovery time",
                "sale time to sell out",
                "clerk done",
                "fan cut-off");

        assertThat(only(", only: [" + String.join(", ", cells) + "]", Map.of())).isEqualTo(cells);
    }

    @Test
    void everyCellIsGatedWherePlansSayNothing() throws IOException {
        assertThat(only("", Map.of())).isEmpty();
        assertThat(only("", Map.of("gate.only", "[pay p95, fan bought]"))).containsExactly("pay p95", "fan bought");
    }

    @Test
    void theLongestMetricIsMeant() {
        assertThat(CellName.parse("browse worst 5 s p95")).contains(new CellName("browse", "worst 5 s p95"));
        assertThat(CellName.parse("worst p95")).contains(new CellName("worst", "p95"));
        assertThat(CellName.parse("p95")).isEmpty();
        assertThat(CellName.parse("browse p59th")).isEmpty();
    }
}
