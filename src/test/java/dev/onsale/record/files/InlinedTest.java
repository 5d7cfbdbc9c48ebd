package dev.onsale.record.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onsale.plan.Inlined;
import dev.onsale.plan.Plan;
import dev.onsale.record.Cell;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Runs;
import dev.onsale.record.SweepSummary;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InlinedTest {
    private static final RunSummary SUMMARY =
            Runs.named("a").step("browse", 100, i -> 5).build().summary();

    @Test
    void theirKeysStandAmongTheOthers() throws IOException {
        JsonNode json = RunJson.MAPPER.valueToTree(SUMMARY);

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "format",
                        "id",
                        "fingerprint",
                        "plan",
                        "targetUrl",
                        "faults",
                        "times",
                        "totals",
                        "steps",
                        "journeys",
                        "injector",
                        "calibrations",
                        "aborted",
                        "versions",
                        "verdict");
        assertThat(json.path("plan").fieldNames())
                .toIterable()
                .containsExactly(
                        "name",
                        "scenario",
                        "target",
                        "allowedTargets",
                        "seed",
                        "pace",
                        "sale",
                        "beforeRun",
                        "afterRun",
                        "warmUp",
                        "arrivals",
                        "visitors",
                        "accounts",
                        "drain",
                        "budgets",
                        "gate",
                        "abort");
        assertThat(RunJson.MAPPER.treeToValue(json, RunSummary.class)).isEqualTo(SUMMARY);
    }

    /** Jackson would read one into the other. */
    @ParameterizedTest
    @ValueSource(classes = {RunSummary.class, Plan.class, Cell.class, SweepSummary.class})
    void noKeyIsThereTwiceOrTheNameOfAGroup(Class<?> type) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName());
            if (Inlined.class.isAssignableFrom(component.getType())) {
                for (RecordComponent key : component.getType().getRecordComponents()) {
                    names.add(key.getName());
                }
            }
        }
        assertThat(names).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }
}
