package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.plan.Concern;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanOutlook;
import dev.onsale.plan.reading.PlanLoader;
import dev.onsale.scenario.OnSale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plans of {@code scenarios/drills}: short, resettable, and with a scenario that has what they ask for. */
class DrillPlansTest {

    private static final Path DRILLS = Path.of("scenarios/drills");

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    static List<Path> plans() throws IOException {
        try (Stream<Path> files = Files.list(DRILLS)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void eachCanComeTrueWithItsScenario(Path file) throws ReflectiveOperationException {
        Plan plan = PlanLoader.load(file, Map.of());
        String scenario = Path.of(plan.scenario()).getFileName().toString();
        OnSale onSale = (OnSale) Class.forName(scenario.replace(".java", ""))
                .getDeclaredConstructor()
                .newInstance();
        assertThat(PlanOutlook.of(plan, onSale.estimate(plan)).concerns())
                .filteredOn(concern -> concern.severity() == Concern.Severity.CANNOT)
                .isEmpty();
        assertThat(file.getFileName()).hasToString(plan.name() + ".yaml");
        assertThat(plan.destination().target()).isEqualTo("practice");
        assertThat(plan.length())
                .isBetween(Duration.ofSeconds(plan.variations().sweep() == null ? 20 : 10), Duration.ofSeconds(45));
        assertThat(plan.workload().beforeRun()).as("starts each run alike").isNotEmpty();
    }
}
