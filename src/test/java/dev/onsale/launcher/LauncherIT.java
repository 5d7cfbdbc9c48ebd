package dev.onsale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher builds when it must and only then, picks the JVM's settings, and passes everything on. */
class LauncherIT {
    @TempDir
    private static Path shared;

    /** Built once, for tests that do not ask when a project is built. */
    private static SmallProject built;

    @TempDir
    private Path folder;

    private SmallProject project;

    @BeforeAll
    static void buildProject() throws Exception {
        built = new SmallProject(Files.createDirectory(shared.resolve("built project")));
        assertThat(built.launch("0").status()).isZero();
    }

    @BeforeEach
    void makeProject() throws IOException {
        project = new SmallProject(Files.createDirectory(folder.resolve("project with spaces")));
    }

    @Test
    void buildsOnFirstUseAndSaysSoOnStandardError() throws Exception {
        LaunchedProcess first = project.launch("one", "two words");
        LaunchedProcess second = project.launch("again");

        assertThat(first.stdout()).startsWith("hello one,two words\n");
        assertThat(first.stderr())
                .isEqualTo("onsale: building, once after every change of its sources"
                        + " (the first build downloads dependencies) ...\n");
        assertThat(second.stdout()).startsWith("hello again\n");
        assertThat(second.stderr()).isEmpty();
        assertThat(project.builds()).isEqualTo(1);
        assertThat(project.home.resolve("target/onsale-build.log"))
                .hasContent("building with -q -Dmaven.test.skip=true -Dspotless.check.skip=true package");
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        project.launch();
        project.says("changed");

        assertThat(project.launch().stdout()).startsWith("changed");
        assertThat(project.builds()).isEqualTo(2);

        project.write("pom.xml", "<project><!-- changed --></project>");
        project.launch();
        assertThat(project.builds()).isEqualTo(3);
    }

    @Test
    void aBuildThatLeavesTheJarAloneIsNotRepeated() throws Exception {
        project.launch();
        project.executable("mvnw", "#!/bin/sh\necho built >> builds.txt\n");
        project.write("pom.xml", "<project><!-- changed --></project>");

        project.launch();
        project.launch();

        assertThat(project.builds()).isEqualTo(2);
    }

    @Test
    void aFailedBuildShowsTheTailOfItsLogAndEndsWith70() throws Exception {
        project.write("src/main/java/dev/onsale/cli/Main.java", "package dev.onsale.cli; class Main { nonsense }");

        LaunchedProcess failed = project.launch("--help");

        assertThat(failed.status()).isEqualTo(70);
        assertThat(failed.stdout()).isEmpty();
        assertThat(failed.stderr())
                .contains("Main.java:1:")
                .contains("\nonsale: the build failed, " + project.home.toRealPath() + "/target/onsale-build.log\n")
                .endsWith("hint: fix what the log reports, then run the same command again\n");

        project.says("mended");
        assertThat(project.launch().stdout()).startsWith("mended");
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        List<Process> launched = List.of(
                new ProcessBuilder(project.command("1")).start(), new ProcessBuilder(project.command("2")).start());

        for (int i = 0; i < launched.size(); i++) {
            Process process = launched.get(i);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(i + 1);
        }
        assertThat(project.builds()).isEqualTo(1);
    }

    @Test
    void worksFromAnyFolderAndThroughLinks() throws Exception {
        Path absolute = Files.createSymbolicLink(shared.resolve("absolute"), built.home.resolve("onsale"));
        Path relative = Files.createSymbolicLink(shared.resolve("relative"), Path.of("absolute"));

        assertThat(LaunchedProcess.run(Path.of("/"), Map.of(), List.of(relative.toString(), "x"))
                        .stdout())
                .startsWith("hello x\n");
        assertThat(LaunchedProcess.run(shared, Map.of(), List.of("./" + absolute.getFileName(), "y"))
                        .stdout())
                .startsWith("hello y\n");
        assertThat(LaunchedProcess.run(
                                folder,
                                Map.of("PATH", shared + ":" + System.getenv("PATH")),
                                List.of("bash", "-c", "relative z"))
                        .stdout())
                .startsWith("hello z\n");
    }

    @Test
    void passesExitCodes() throws Exception {
        assertThat(built.launch("0").status()).isZero();
        assertThat(built.launch("64").status()).isEqualTo(64);
    }

    @Test
    void lightCommandsAndLoadStartWithTheCheapCompiler() throws Exception {
        for (String light : List.of("--help", "--version", "plan", "report", "baseline", "compare")) {
            assertThat(built.launch(light).stdout())
                    .as(light)
                    .contains("-XX:TieredStopAtLevel=1")
                    .doesNotContain("-Xms64m");
        }
        assertThat(built.launch("rehearse", "--help").stdout()).doesNotContain("-Xms64m");
        for (String load : List.of("rehearse", "run", "gate", "check")) {
            assertThat(built.launch(load).stdout())
                    .as(load)
                    .contains(
                            "-XX:TieredStopAtLevel=1",
                            "-Xms64m",
                            "-Xmx256m",
                            "-Dio.netty.leakDetection.level=disabled");
        }
    }

    @Test
    void aLoadThatWantsTheOtherCompilerIsStartedAgainOnceAndWithIt() throws Exception {
        LaunchedProcess big = built.launch("run", "big");

        assertThat(big.status()).isZero();
        assertThat(big.stdout().lines().filter(line -> line.startsWith("hello run,big")))
                .hasSize(2);
        assertThat(big.stdout().lines().reduce((first, last) -> last).orElseThrow())
                .doesNotContain("TieredStopAtLevel")
                .contains("-Donsale.restarts=false");
    }

    @Test
    void whoChoosesTheCompilerIsNotAskedAgain() throws Exception {
        LaunchedProcess own = built.launch(Map.of("ONSALE_JAVA_OPTS", "-XX:TieredStopAtLevel=1"), "run", "big");

        assertThat(own.status()).isZero();
        assertThat(own.stdout()).containsOnlyOnce("hello run,big");
    }

    @Test
    void usersOptionsThatContradictOnsalesOwnGoBeforeThem() throws Exception {
        LaunchedProcess collector = built.launch(Map.of("ONSALE_JAVA_OPTS", "-XX:+UseParallelGC"), "run");
        LaunchedProcess heap = built.launch(Map.of("ONSALE_JAVA_OPTS", "-Xmx48m"), "run");
        LaunchedProcess archive = built.launch(Map.of("ONSALE_JAVA_OPTS", "-Xshare:off"), "run");

        assertThat(collector.status()).isZero();
        assertThat(collector.stderr())
                .endsWith("onsale: ONSALE_JAVA_OPTS selects the collector, instead of onsale's -XX:+UseSerialGC\n");
        assertThat(heap.status()).isZero();
        assertThat(heap.stdout()).doesNotContain("-Xms64m").contains("-Xmx48m");
        assertThat(archive.status()).isZero();
        assertThat(archive.stdout()).doesNotContain("-XX:SharedArchiveFile=");
        assertThat(archive.stderr())
                .contains("onsale: ONSALE_JAVA_OPTS selects the class archive, instead of onsale's ");
    }

    @Test
    void loadStartsFromAnArchiveOfItsOwnAndIsToldOfOneThatDoesNotFit() throws Exception {
        Files.createDirectories(project.home.resolve("scenarios"));
        project.write("scenarios/ClubOnSale.java", "");
        project.write(
                "src/main/java/dev/onsale/cli/LoadTraining.java",
                "package dev.onsale.cli; class LoadTraining { public static void main(String[] a) { System.exit(0); } }");
        LaunchedProcess first = project.launch("run");
        Path archive;
        try (var files = Files.list(project.home.resolve("target"))) {
            archive = files.filter(file -> file.getFileName().toString().matches("onsale-load-.*\\.(jsa|aot)"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(first.stdout()).contains(archive.getFileName().toString());
        assertThat(project.launch("plan").stdout()).doesNotContain("onsale-load-");

        Files.writeString(archive, "half of an archive");
        LaunchedProcess damaged = project.launch("run");
        LaunchedProcess mended = project.launch("run");

        assertThat(damaged.status()).isZero();
        assertThat(damaged.stdout()).doesNotContain("onsale-load-");
        assertThat(damaged.stderr()).contains("is damaged or from another JDK, and will be recreated after this run");
        assertThat(mended.stderr()).isEmpty();
        assertThat(mended.stdout()).contains("onsale-load-");
    }

    @Test
    void theUsersOptionsComeLast() throws Exception {
        assertThat(built.launch(Map.of("ONSALE_JAVA_OPTS", "-Xmx99m -Dmine=yes"), "run")
                        .stdout())
                .containsSubsequence("-Xmx256m", "-Xmx99m", "-Dmine=yes");
    }

    @Test
    void startsFromAClassArchiveAndWithoutOneWhenItIsUnusable() throws Exception {
        assertThat(project.launch().stdout()).contains("-XX:SharedArchiveFile=");
        Path archive;
        try (var files = Files.list(project.home.resolve("target"))) {
            archive = files.filter(file -> file.toString().endsWith(".jsa"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(archive).isNotEmptyFile();

        Files.delete(archive);
        Files.writeString(archive, "not an archive");
        LaunchedProcess without = project.launch("x");

        assertThat(without.stdout()).startsWith("hello x\n");
        assertThat(without.stderr()).isEmpty();
        assertThat(without.status()).isZero();
    }

    @Test
    void needsJava17() throws Exception {
        Path old = folder.resolve("jdk-11");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\n");
        Path java = Files.createFile(old.resolve("bin/java"));
        assertThat(java.toFile().setExecutable(true)).isTrue();

        LaunchedProcess tooOld = built.launch(Map.of("JAVA_HOME", old.toString()), "--help");
        LaunchedProcess absent = built.launch(Map.of("JAVA_HOME", folder + "/nowhere"), "--help");

        assertThat(tooOld.status()).isEqualTo(64);
        assertThat(tooOld.stderr())
                .isEqualTo("onsale: Java 11.0.2 at " + old + "/bin/java is too old\n"
                        + "hint: install a JDK, version 17 or later, and point JAVA_HOME to it\n");
        assertThat(absent.status()).isEqualTo(64);
        assertThat(absent.stderr()).startsWith("onsale: no Java at JAVA_HOME, " + folder + "/nowhere\nhint: ");
    }

    @Test
    void theHouseItselfStarts() throws Exception {
        LaunchedProcess help = LaunchedProcess.run(
                folder, Map.of(), List.of(Path.of("onsale").toAbsolutePath().toString(), "--help"));

        assertThat(help.stderr()).isEmpty();
        assertThat(help.stdout()).isEqualTo(Files.readString(Path.of("src/test/resources/golden/help.txt")));
        assertThat(help.status()).isZero();
    }
}
