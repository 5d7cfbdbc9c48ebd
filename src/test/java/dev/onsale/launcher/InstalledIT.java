package dev.onsale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in an installed release: no sources, no Maven, and nothing that it may write to. */
class InstalledIT {
    @TempDir
    private Path folder;

    private Path home;
    private Path cache;

    @BeforeEach
    void install() throws Exception {
        SmallProject project = new SmallProject(Files.createDirectories(folder.resolve("project")));
        project.launch();
        home = folder.resolve("Pläne für 東京 & mehr/onsale-1.0");
        cache = folder.resolve("cache ü");
        Files.createDirectories(home.resolve("bin"));
        Path lib = Files.createDirectories(home.resolve("lib"));
        Files.copy(Path.of("onsale"), home.resolve("bin/onsale"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(project.home.resolve("target/onsale.jar"), lib.resolve("onsale.jar"));
        Files.writeString(lib.resolve("class-path"), "lib/onsale.jar:lib/other.jar\n");
        Files.writeString(lib.resolve("build"), "1.0-abc\n");
    }

    @Test
    void runsFromWhereverItWasUnpackedAndWritesToTheUsersCacheAlone() throws Exception {
        List<Path> before = files(home);
        Files.setPosixFilePermissions(home.resolve("lib"), PosixFilePermissions.fromString("r-xr-xr-x"));

        LaunchedProcess first = launched(Map.of("LC_ALL", "C", "LANG", "C"));
        LaunchedProcess again = launched(Map.of());

        assertThat(first.stderr()).isEmpty();
        assertThat(first.stdout())
                .startsWith("hello plan,ö\n")
                .contains("-Donsale.home=" + home, "-XX:SharedArchiveFile=" + cache);
        assertThat(again.stdout()).isEqualTo(first.stdout());
        assertThat(files(home)).isEqualTo(before);
        assertThat(files(cache))
                .singleElement()
                .asString()
                .startsWith(cache + "/onsale/start" + home + "/1.0-abc-")
                .endsWith(".jsa");
    }

    @Test
    void worksThroughALinkOnThePath() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("onsale"), home.resolve("bin/onsale"));

        assertThat(LaunchedProcess.run(
                                Path.of("/"), Map.of("XDG_CACHE_HOME", cache.toString()), List.of(link.toString(), "x"))
                        .stdout())
                .startsWith("hello x\n");
    }

    @Test
    void startsWithoutACache() throws Exception {
        Path file = Files.createFile(folder.resolve("a file"));

        LaunchedProcess without = launched(Map.of("XDG_CACHE_HOME", file + "/below"));

        assertThat(without.stdout()).startsWith("hello plan,ö\n").doesNotContain("SharedArchiveFile");
        assertThat(without.stderr()).isEmpty();
        assertThat(without.status()).isZero();
    }

    private LaunchedProcess launched(Map<String, String> variables) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("XDG_CACHE_HOME", cache.toString()));
        all.putAll(variables);
        return LaunchedProcess.run(folder, all, List.of(home + "/bin/onsale", "plan", "ö"));
    }

    private static List<Path> files(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
