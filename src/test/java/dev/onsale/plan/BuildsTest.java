package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.plan.reading.PlanLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildsTest {
    private static final String PLAN = """
            plan: small
            scenario: Small.java
            target: http://127.0.0.1:8080
            arrivals: [ { phase: doors, rate: 10/s, for: 4s } ]
            gate:
              builds: BUILDS
            """;

    @TempDir
    private Path folder = Path.of("");

    private Plan plan(String builds) throws IOException {
        return PlanLoader.load(
                Files.writeString(folder.resolve("small.yaml"), PLAN.replace("BUILDS", builds)), Map.of());
    }

    @Test
    void eachBuildHasItsHooks() throws IOException {
        assertThat(plan("{ baseline: [ { command: [./deploy, main] } ], candidate: [ { http: POST /new } ] }")
                        .limits()
                        .gate()
                        .builds())
                .isEqualTo(new Builds(
                        List.of(new Hook.Command(List.of("./deploy", "main"))),
                        List.of(new Hook.Http("POST", "/new"))));
        assertThat(GateSettings.DEFAULT.builds()).isNull();
    }

    @Test
    void mistakesAreToldWithTheNearestKey() {
        assertThatThrownBy(() -> plan("{ basline: [ { http: POST /old } ] }"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("small.yaml:6:13: unknown key 'basline' in gate.builds")
                .extracting(error -> ((BadInputException) error).hint())
                .asString()
                .contains("did you mean 'baseline'?");
        assertThatThrownBy(() -> plan("{ baseline: [ { http: POST /old } ] }"))
                .hasMessageContaining("gate.builds has no 'candidate'");
        assertThatThrownBy(() -> plan("{ baseline: [], candidate: [ { http: POST /new } ] }"))
                .hasMessageContaining("gate.builds.baseline is an empty list");
        assertThatThrownBy(() -> plan("{ baseline: [ { htpp: POST /old } ], candidate: [ { http: POST /new } ] }"))
                .hasMessageContaining("unknown key 'htpp' in gate.builds.baseline");
    }
}
