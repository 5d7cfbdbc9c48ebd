package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.reading.PlanLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    private static final String PLAN = """
            plan: small
            scenario: Small.java
            target: http://127.0.0.1:8080
            arrivals: [{ phase: one, rate: 10/s, for: 4s }]
            beforeRun:
              - http: POST /fill?ticketTypes=#{ticketTypes}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isReadWithItsDefaults() throws IOException {
        assertThat(plan("sweep: { ticketTypes: [20, 2, 100] }\n").variations().sweep())
                .isEqualTo(new Sweep(List.of(20, 2, 100), 1, 1));
        assertThat(plan("sweep: { ticketTypes: [2, 20], repeats: 3, maxGrowth: 50% }\n")
                        .variations()
                        .sweep())
                .isEqualTo(new Sweep(List.of(2, 20), 3, 0.5));
    }

    @Test
    void mayBeGivenOnTheCommandLine() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), PLAN + "sale: { ticketTypes: 7 }\n");

        Plan set = PlanLoader.load(file, Map.of("sweep.ticketTypes", "[2, 20]", "sweep.repeats", "2"));

        assertThat(set.variations().sweep()).isEqualTo(new Sweep(List.of(2, 20), 2, 1));
    }

    @Test
    void aWordOfAnotherLanguageMayLookLikeAnAttribute() throws IOException {
        Plan plan = plan("afterRun: [{ command: [ruby, -e, 'puts \"#{ARGV}\"'] }]\nsale: { ticketTypes: 7 }\n");

        assertThat(plan.workload().afterRun()).hasSize(1);
    }

    @Test
    void oneRunOfItHasTheSalesOwnSizeOrElseTheLargest() throws IOException {
        Plan own = plan("sale: { ticketTypes: 7 }\nsweep: { ticketTypes: [2, 20] }\n")
                .asOneRun();
        Plan largest = plan("sweep: { ticketTypes: [2, 20, 3] }\n").asOneRun();
        Plan without = plan("sale: { ticketTypes: 7 }\n");

        assertThat(own.sale().ticketTypes()).isEqualTo(7);
        assertThat(own.variations().sweep()).isNull();
        assertThat(largest.sale().ticketTypes()).isEqualTo(20);
        assertThat(largest.variations().sweep()).isNull();
        assertThat(without.asOneRun()).isSameAs(without);
    }

    @Test
    void aPlanKeepsItWhenItsArrivalsChange() throws IOException {
        Plan plan = plan("sweep: { ticketTypes: [2, 20] }\n");

        assertThat(plan.withArrivals(plan.workload().arrivals())).isEqualTo(plan);
        assertThat(plan.forOne("fan", 1).variations().sweep())
                .isEqualTo(plan.variations().sweep());
    }

    @Test
    void itsOrderHasEverySizeInEveryRepeatAndIsDrawnFromTheSeed() {
        Sweep sweep = new Sweep(List.of(2, 20, 100), 4, 1);
        Set<List<Integer>> blocks = new HashSet<>();
        for (long seed = 1; seed <= 20; seed++) {
            List<Integer> order = sweep.order(seed);
            assertThat(order).hasSize(sweep.runs()).isEqualTo(sweep.order(seed));
            for (int repeat = 0; repeat < 4; repeat++) {
                List<Integer> block = order.subList(3 * repeat, 3 * repeat + 3);
                assertThat(block).containsExactlyInAnyOrder(2, 20, 100);
                blocks.add(block);
            }
        }
        assertThat(blocks).as("all six orders of three sizes").hasSize(6);
    }

    private Plan plan(String more) throws IOException {
        return PlanLoader.load(Files.writeString(folder.resolve("plan.yaml"), PLAN + more), Map.of());
    }
}
