package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.launcher.LaunchedProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plain simulations at the gate, the baseline's build beside the candidate's: the same build is not red, a slower one is. */
class GatedShapesBench {

    private static final List<String> GATED = List.of("Form", "Upload", "Switches");
    private static final int BASELINE_RUNS = 3;
    private static final int ANSWERS_AFTER_MS = 10;
    private static final int SLOWER_AFTER_MS = 60;

    @TempDir
    Path folder;

    static Stream<PlainShape> shapes() {
        return Stream.concat(FlowShapes.all().stream(), HttpShapes.all().stream())
                .filter(shape -> GATED.contains(shape.name()));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void onlyTheSlowerBuildIsRed(PlainShape shape) throws Exception {
        shape.compiledIn(new SourceFolder(folder));
        try (ShapeServer.Scripted candidate = build(shape);
                ShapeServer.Scripted baseline = build(shape)) {
            Path plan = Files.writeString(
                    folder.resolve("shape.yaml"), """
                    plan: shape
                    scenario: %s.java
                    target: %s
                    load: { scale: 6 }
                    gate: { baselineRuns: %d }
                    """.formatted(shape, candidate.address(), BASELINE_RUNS));
            for (int run = 0; run < BASELINE_RUNS; run++) {
                LaunchedProcess learnt = gate(plan, "--learn");
                assertThat(learnt.status())
                        .as(learnt.stdout() + learnt.stderr())
                        .isZero();
            }
            LaunchedProcess clean =
                    gate(plan, "--baseline-target", baseline.address().toString());
            candidate.addedMs().set(SLOWER_AFTER_MS);
            LaunchedProcess slower =
                    gate(plan, "--baseline-target", baseline.address().toString());
            System.out.println(shape + ": clean " + first(clean) + "; slower " + first(slower));
            assertThat(clean.status()).as(clean.stdout() + clean.stderr()).isZero();
            assertThat(slower.status()).as(slower.stdout() + slower.stderr()).isEqualTo(1);
            assertThat(slower.stdout()).contains("fresh pairs");
        }
    }

    private static ShapeServer.Scripted build(PlainShape shape) {
        ShapeServer.Scripted server = (ShapeServer.Scripted) shape.server().get();
        server.addedMs().set(ANSWERS_AFTER_MS);
        return server;
    }

    private static String first(LaunchedProcess ended) {
        return ended.status() + ", " + ended.stdout().lines().findFirst().orElse("nothing told");
    }

    private LaunchedProcess gate(Path plan, String... options) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(Path.of("onsale").toAbsolutePath().toString(), "gate", plan.toString()));
        command.addAll(List.of("--reports", folder.resolve("reports").toString()));
        command.addAll(List.of(options));
        return LaunchedProcess.run(folder, Map.of(), command);
    }
}
