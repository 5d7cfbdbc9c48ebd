package dev.onsale.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.load.LoadJvm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Records nights as {@link RecordNights} does, in a process started as the launcher starts {@code rehearse}:
 *
 * <pre>{@code
 * ./mvnw -Pbench verify -Dit.test=RecordNightsBench -Dnights="reports/nights scenarios/arena.yaml clean:30"
 * }</pre>
 *
 * Without {@code -Dnights} it records nothing; it prints the command that runs it without Maven.
 */
class RecordNightsBench {

    @Test
    void record() throws Exception {
        String wanted = System.getProperty("nights", "");
        List<String> command = new ArrayList<>(LoadJvm.command(RecordNights.class, List.of()));
        System.out.println(String.join(" ", command) + " FOLDER PLAN CONDITION:RUNS… [--runs N]");
        Assumptions.assumeFalse(wanted.isBlank(), "-Dnights=\"FOLDER PLAN CONDITION:RUNS…\" says what to record");
        command.addAll(List.of(wanted.strip().split("\\s+")));

        int status = new ProcessBuilder(command).inheritIO().start().waitFor();

        assertThat(status)
                .as("exit status; 75 says that more are to be recorded")
                .isIn(0, 75);
    }
}
