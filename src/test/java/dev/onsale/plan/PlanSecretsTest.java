package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.plan.reading.PlanLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanSecretsTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("HOST", "shop.example.org", "DAY", "2026", "KEY", "s3cret & more", "UNUSED", "unused");

    @TempDir
    private Path folder;

    private Plan plan;

    @BeforeEach
    void load() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), """
                plan: small
                scenario: Small.java
                target: https://${HOST}/
                arrivals: [{ phase: one, rate: 10/s, for: 4s }]
                beforeRun: [ { http: 'POST https://${HOST}/reset?key=${KEY}' } ]
                """);
        plan = PlanLoader.load(file, Map.of(), ENVIRONMENT::get);
    }

    @Test
    void thePlanKeepsItsVariablesAsWritten() {
        assertThat(plan.destination().target()).isEqualTo("https://${HOST}/");
        assertThat(plan.toString()).doesNotContain("s3cret").doesNotContain("shop.example.org");
    }

    @Test
    void valuesArePutInAtUseAndTakenOutOfWhatIsKept() {
        PlanSecrets secrets = PlanSecrets.of(plan, ENVIRONMENT::get);

        assertThat(secrets.resolve(plan.destination().target())).isEqualTo("https://shop.example.org/");
        assertThat(secrets.resolve("${UNUSED}")).isEqualTo("${UNUSED}");
        assertThat(secrets.redact("no answer from shop.example.org to s3cret & more"))
                .isEqualTo("no answer from ${HOST} to ${KEY}");
        assertThat(secrets.redact("?key=s3cret+%26+more")).isEqualTo("?key=${KEY}");
        assertThat(secrets.redact("?key=s3cret%20%26%20more")).isEqualTo("?key=${KEY}");
        assertThat(secrets.toString()).isEqualTo("PlanSecrets[HOST, KEY]");
    }

    @Test
    void anOptionMayNameOthersWhichAreThenKnownToo() {
        PlanSecrets secrets =
                PlanSecrets.of(plan, ENVIRONMENT::get).and("Bearer ${UNUSED} ${DAY}", "--header X", ENVIRONMENT::get);

        assertThat(secrets.resolve("Bearer ${UNUSED} ${DAY}")).isEqualTo("Bearer unused 2026");
        assertThatThrownBy(() -> secrets.and("opensesame ${NONE}", "--header X", ENVIRONMENT::get))
                .isInstanceOf(BadInputException.class)
                .hasMessage("--header X: the environment variable NONE is not set");
    }

    @Test
    void aShortValueIsLeftInOtherText() {
        PlanSecrets secrets = PlanSecrets.of(plan, ENVIRONMENT::get).and("${DAY}", "--header X", ENVIRONMENT::get);
        assertThat(secrets.redact("in 2026")).isEqualTo("in 2026");
    }

    @Test
    void aVariableThatIsGoneByTheRunIsNamed() {
        assertThatThrownBy(() -> PlanSecrets.of(plan, Map.of("HOST", "shop.example.org")::get))
                .isInstanceOf(BadInputException.class)
                .hasMessage("plan small: the environment variable KEY is not set");
    }
}
