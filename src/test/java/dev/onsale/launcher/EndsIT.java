package dev.onsale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However Java ends, the launcher answers with a status of the contract, and it passes on who asks it to end. */
class EndsIT {
    @TempDir
    private static Path folder;

    /** Built once: nothing here changes it. */
    private static SmallProject project;

    @BeforeAll
    static void buildProject() throws Exception {
        project = new SmallProject(Files.createDirectory(folder.resolve("project with spaces")));
        assertThat(project.launch("0").status()).isZero();
    }

    @Test
    void anEndThatWasNotChosenIsNoVerdict() throws Exception {
        for (String status : List.of("0", "1", "2", "99", "105")) {
            LaunchedProcess ended = project.launch(status, "unchosen");

            assertThat(ended.status()).as(status).isEqualTo(70);
            assertThat(ended.stderr())
                    .contains("onsale: Java ended with status " + status + " before onsale had a result")
                    .contains("\nhint: ");
        }
    }

    @Test
    void javaWithoutMemoryEndsWith70AndTheJvmsWordsGoToStandardError() throws Exception {
        LaunchedProcess ended = project.launch("eat");

        assertThat(ended.status()).isEqualTo(70);
        assertThat(ended.stdout()).doesNotContain("java.lang.OutOfMemoryError");
        assertThat(ended.stderr())
                .contains("java.lang.OutOfMemoryError: Java heap space")
                .contains("onsale: Java ran out of memory, and nothing was judged")
                .contains("hint: give it more memory, such as ONSALE_JAVA_OPTS=-Xmx1g");
    }

    @Test
    void aJvmThatCannotStartEndsWith70AndSaysWhatIsAllowedHere() throws Exception {
        LaunchedProcess ended = limited("ulimit -v 1500000");

        assertThat(ended.status()).isEqualTo(70);
        assertThat(ended.stdout()).isEmpty();
        assertThat(ended.stderr())
                .contains("Error occurred during initialization of VM")
                .contains("allowed here: 1500000 kB of virtual memory (ulimit -v)");
    }

    @Test
    void fewDescriptorsAreSaidBeforeAnythingIsTried() throws Exception {
        LaunchedProcess ended = limited("ulimit -n 90");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.stderr()).startsWith("onsale: only 90 open files are allowed here, too few to start\nhint: ");
    }

    private LaunchedProcess limited(String limit) throws Exception {
        return LaunchedProcess.run(
                folder, Map.of(), List.of("bash", "-c", limit + "; exec \"$0\"", project.home + "/onsale"));
    }

    @Test
    void optionsThatNoJvmTakesAreBadInput() throws Exception {
        LaunchedProcess bad = project.launch(Map.of("ONSALE_JAVA_OPTS", "-Xmx"), "0");

        assertThat(bad.status()).isEqualTo(64);
        assertThat(bad.stdout()).isEmpty();
        assertThat(bad.stderr())
                .contains("Invalid maximum heap size")
                .endsWith("onsale: Java does not start with ONSALE_JAVA_OPTS='-Xmx'\nhint: fix it, or unset it\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void aSignalToTheLauncherAloneReachesJavaWhoseChoiceCounts(String signal) throws Exception {
        Started launched = start("wait", "64");

        launched.send(signal);

        assertThat(launched.status()).isEqualTo(64);
        assertThat(launched.java().isAlive()).isFalse();
    }

    @Test
    void aSignalThatEndsJavaBeforeItCanChooseIs2() throws Exception {
        Started launched = start("wait");

        launched.send("TERM");

        assertThat(launched.status()).isEqualTo(2);
        assertThat(launched.errors()).startsWith("onsale: stopped\nhint: ");
    }

    @Test
    void aKilledJavaIs70() throws Exception {
        Started launched = start("wait");

        launched.java().destroyForcibly();

        assertThat(launched.status()).isEqualTo(70);
        assertThat(launched.errors()).startsWith("onsale: Java was killed (SIGKILL), and nothing was judged");
    }

    @Test
    void aKilledLauncherIsSeenByJava() throws Exception {
        Started launched = start("wait");

        launched.process().destroyForcibly();

        launched.java().onExit().get(30, TimeUnit.SECONDS);
    }

    @Test
    void aBuildThatIsStoppedEndsWith2AndTheNextStartBuildsAnew() throws Exception {
        SmallProject unbuilt = new SmallProject(Files.createDirectory(folder.resolve("unbuilt project")));
        Path begun = unbuilt.home.resolve("begun");
        String build = Files.readString(unbuilt.home.resolve("mvnw"));
        unbuilt.executable(
                "mvnw",
                "#!/bin/sh\nmkdir -p target/lib\necho torn > target/onsale.jar\n"
                        + "echo torn > target/lib/one.jar\ntouch begun\nexec tail -f /dev/null\n");
        Process process = new ProcessBuilder(unbuilt.command("x")).start();
        try {
            while (!Files.exists(begun)) {
                assertThat(process.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
            }
            List<ProcessHandle> building = process.descendants().toList();
            send(process, "TERM");

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
            assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\nonsale: stopped before anything was sent\n");
            for (ProcessHandle one : building) {
                one.onExit().get(30, TimeUnit.SECONDS);
            }
        } finally {
            process.destroyForcibly();
        }
        unbuilt.executable("mvnw", build);
        assertThat(unbuilt.launch("x").stdout()).startsWith("hello x\n");
        assertThat(unbuilt.home.resolve("target/lib")).doesNotExist();
        assertThat(unbuilt.home.resolve("target")).isDirectoryNotContaining("glob:**started.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LANG=C", "LC_ALL=C", "LC_ALL=POSIX", "LC_CTYPE=C"})
    void namesAreUtf8WhateverTheLocale(String locale) throws Exception {
        LaunchedProcess said = LaunchedProcess.run(
                project.home,
                Map.of(),
                List.of("env", "-u", "LC_ALL", "-u", "LANG", "-u", "LC_CTYPE", locale, "./onsale", "école ×"));

        assertThat(said.stdout()).startsWith("hello école ×\n");
    }

    /** A launcher and its Java, which waits. */
    private record Started(Process process, ProcessHandle java) {
        int status() throws InterruptedException {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        }

        String errors() throws IOException {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        void send(String signal) throws Exception {
            EndsIT.send(process, signal);
        }
    }

    private static void send(Process process, String signal) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private Started start(String... arguments) throws Exception {
        Process process = new ProcessBuilder(project.command(arguments)).start();
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        String line = reader.readLine();
        while (line != null && !line.startsWith("pid ")) {
            line = reader.readLine();
        }
        assertThat(line).isNotNull();
        return new Started(
                process, ProcessHandle.of(Long.parseLong(line.substring(4))).orElseThrow());
    }
}
