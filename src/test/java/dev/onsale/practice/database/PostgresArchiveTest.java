package dev.onsale.practice.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresArchiveTest {

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "x86_64", "aarch64", "arm64"})
    void isBundledForEveryMachineByWhateverName(String machine) throws IOException {
        assertThat(PostgresArchive.of("Linux", machine).fingerprint()).isNotEmpty();
    }

    @Test
    void saysWhichMachineHasNone() {
        assertThatThrownBy(() -> PostgresArchive.of("Linux", "riscv64"))
                .hasMessageContaining("no PostgreSQL is bundled for Linux on riscv64");
    }
}
