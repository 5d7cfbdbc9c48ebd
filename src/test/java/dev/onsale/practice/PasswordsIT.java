package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody gets into the shop's database who cannot read its folder, and what opens it is nowhere else. */
class PasswordsIT {
    private final PracticeBoxOffice shop = Shared.boxOffice();
    private final Path run = shop.passwords().getParent();
    private final Path state = PracticeBoxOffice.stateDirectory();

    @Test
    void theDatabaseLetsNobodyInWithoutItsPassword() throws Exception {
        String address = shop.databaseAddress();
        assertThat(shop.databaseUrl()).startsWith(address + "&password=");
        DriverManager.getConnection(shop.databaseUrl()).close();
        assertRefused(address);
        assertRefused(address + "&password=postgres");
        for (Path kit : kits()) {
            assertRefused(address + "&password=" + Files.readString(kit.resolve("password")));
        }
        assertRefused(address.replace("/postgres?", "/template1?"));
    }

    @Test
    void itsFoldersAreTheirOwnersAlone() throws Exception {
        assertThat(Stream.of(state, run.getParent(), run, run.resolve("data"), kits().get(0)))
                .allSatisfy(folder -> assertThat(mode(folder)).isEqualTo("rwx------"));
        assertThat(mode(shop.passwords())).isEqualTo("rw-------");
        assertThat(mode(run.resolve("redis.conf"))).isEqualTo("rw-------");
    }

    @Test
    void thePasswordsAreInNoOtherFileAndNoCommandLineOrEnvironment() throws Exception {
        List<String> passwords = Files.readAllLines(shop.passwords()).stream()
                .map(line -> line.split(" ", 2)[1])
                .toList();
        assertThat(passwords).hasSize(2).doesNotHaveDuplicates();
        assertThat(shop.databaseUrl()).contains(passwords.get(0));
        assertThat(shop.storePassword()).isEqualTo(passwords.get(1));
        assertThat(filesWith(passwords, run)).containsExactlyInAnyOrder(shop.passwords(), run.resolve("redis.conf"));
        assertThat(filesWith(passwords, Path.of("target", "practice-logs"))).isEmpty();
        assertThat(filesWith(passwords, state.resolve("classes"))).isEmpty();
        assertThat(shop.databaseAddress()).doesNotContain(passwords);
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            assertThat(processes.filter(
                            process -> process.getFileName().toString().matches("\\d+")))
                    .noneMatch(process -> holds(process.resolve("cmdline"), passwords))
                    .noneMatch(process -> holds(process.resolve("environ"), passwords));
        }
    }

    private static void assertRefused(String url) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(url).close())
                .withMessageContaining("password");
    }

    private List<Path> kits() throws IOException {
        try (Stream<Path> folders = Files.list(state)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("postgres-"))
                    .toList();
        }
    }

    private static List<Path> filesWith(List<String> passwords, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> holds(file, passwords)).toList();
        } catch (UncheckedIOException changing) {
            throw changing.getCause();
        }
    }

    private static boolean holds(Path file, List<String> passwords) {
        try {
            String text = Files.isDirectory(file) ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
            return passwords.stream().anyMatch(text::contains);
        } catch (IOException gone) {
            return false;
        }
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
