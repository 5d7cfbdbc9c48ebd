package dev.onsale.practice.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first start that was killed while it unpacked does not break the next ones. */
class UnpackedBinariesTest {
    @TempDir
    private Path cache;

    private Path unpacked(String name) throws IOException {
        Path folder = Files.createDirectories(cache.resolve("binaries").resolve(name));
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/libpq.so.5.18"), "torn");
        Files.createSymbolicLink(folder.resolve("lib/libpq.so"), Path.of("libpq.so.5.18"));
        return folder;
    }

    @Test
    void whatIsHalfUnpackedIsTakenAwayBeforeTheStart() throws IOException {
        Path torn = unpacked("PG-torn");
        Path whole = unpacked("PG-whole");
        Files.createFile(whole.resolve(".exists"));
        Path other = Files.writeString(cache.resolve("binaries/redis-server"), "");
        UnpackedBinaries binaries = new UnpackedBinaries(cache);
        assertThat(binaries.areWhole()).isFalse();

        assertThatThrownBy(() -> binaries.start(() -> {
                    assertThat(torn).doesNotExist();
                    throw new IOException("started");
                }))
                .hasMessage("started");

        assertThat(whole.resolve("lib/libpq.so")).exists();
        assertThat(other).exists();
        assertThat(binaries.areWhole()).isTrue();
    }

    @Test
    void withNoneAtAllTheyAreNotWhole() throws IOException {
        assertThat(new UnpackedBinaries(cache).areWhole()).isFalse();
    }
}
