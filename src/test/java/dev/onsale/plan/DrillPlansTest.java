package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every plan of a drill has in common. */
class DrillPlansTest {
    static List<Path> plans() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("scenarios", "drills"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void isReadAndNeitherTooShortForItsFaultNorTooLongForADrill(Path file) throws IOException {
        Plan plan = PlanLoader.load(file, Map.of());
        assertThat(plan.target()).isEqualTo("practice");
        assertThat(file.getFileName().toString()).isEqualTo(plan.name() + ".yaml");
        assertThat(file.resolveSibling(plan.scenario())).exists();
        Duration load = plan.arrivals().stream().map(Arrival::over).reduce(Duration.ZERO, Duration::plus);
        assertThat(load).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(40));
    }
}
