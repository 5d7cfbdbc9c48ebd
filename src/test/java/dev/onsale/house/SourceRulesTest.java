package dev.onsale.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules over source files hold in the house, and each fails on what is planted in a folder of its own. */
class SourceRulesTest {
    private static final String MACHINE_FOLDER = "/" + "home" + "/somebody/onsale";

    private final SourceRules house = new SourceRules(Path.of("").toAbsolutePath());

    @TempDir
    private Path planted;

    private SourceRules ofPlanted = house;

    @BeforeEach
    void plantNothing() {
        ofPlanted = new SourceRules(planted);
    }

    @Test
    void filesAreShort() throws IOException {
        assertThat(house.longFiles()).isEmpty();

        plant("src/main/java/a/Long.java", "//\n".repeat(301));
        plant("src/main/java/a/Allowed.java", "//\n".repeat(300));
        assertThat(ofPlanted.longFiles()).containsExactly("src/main/java/a/Long.java: 301 lines, at most 300");
    }

    @Test
    void nothingNamesAPathOfOneMachine() throws IOException {
        assertThat(house.machinePaths()).isEmpty();

        plant("docs/plans.md", "see " + MACHINE_FOLDER + "\nor ./work/allowed, $HOME/tmp/allowed\n");
        plant("onsale", "cd " + MACHINE_FOLDER + "\n");
        plant("target/made.xml", MACHINE_FOLDER);
        plant("reports/run-1/run.json", MACHINE_FOLDER);
        assertThat(ofPlanted.machinePaths())
                .containsExactly(
                        "docs/plans.md: names a path of one machine: see " + MACHINE_FOLDER,
                        "onsale: names a path of one machine: cd " + MACHINE_FOLDER);
    }

    @Test
    void nothingNamesTheProprietaryLibrary() throws IOException {
        assertThat(house.proprietaryLibrary()).isEmpty();

        plant("src/main/jte/index.jte", "<script src='High" + "charts.js'></script>");
        plant("pom.xml", "<exclude>high" + "charts</exclude>");
        assertThat(ofPlanted.proprietaryLibrary())
                .containsExactly("src/main/jte/index.jte: names a proprietary library");
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        assertThat(house.undescribedPackages()).isEmpty();

        plant("src/main/java/a/A.java", "package a;");
        plant("src/main/java/b/B.java", "package b;");
        plant("src/main/java/b/package-info.java", "@NullMarked\npackage b;");
        plant("src/main/java/c/C.java", "package c;");
        plant("src/main/java/c/package-info.java", "/** Allowed. */\n@NullMarked\npackage c;");
        assertThat(ofPlanted.undescribedPackages())
                .containsExactly(
                        "src/main/java/a: no Javadoc in a package-info.java",
                        "src/main/java/a: not @NullMarked in a package-info.java",
                        "src/main/java/b: no Javadoc in a package-info.java");
    }

    private void plant(String file, String text) throws IOException {
        Path path = planted.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
