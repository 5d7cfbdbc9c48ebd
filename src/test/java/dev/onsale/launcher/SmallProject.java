package dev.onsale.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A project of one class with the real launcher in it, whose build is javac and jar: so that building when needed can be
 * watched in a second, where the whole house takes a quarter of a minute.
 */
final class SmallProject {
    private static final String BUILD = """
            #!/bin/sh
            set -e
            echo "building with $*"
            echo built >> builds.txt
            mkdir -p target/classes
            "$JAVA_HOME/bin/javac" -d target/classes src/main/java/dev/onsale/cli/*.java
            printf 'Main-Class: dev.onsale.cli.Main\\n' > target/manifest.txt
            "$JAVA_HOME/bin/jar" cfm target/onsale.jar target/manifest.txt -C target/classes .
            """;

    private static final String MAIN = """
            package dev.onsale.cli;

            public final class Main {
                public static void main(String[] arguments) throws Exception {
                    System.out.println("%s " + String.join(",", arguments));
                    System.out.println(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
                    if (arguments.length > 0 && arguments[arguments.length - 1].equals("big") && Boolean.getBoolean("onsale.restarts")) {
                        System.exit(75 + Integer.getInteger("onsale.chosen"));
                    }
                    if (arguments.length > 0 && arguments[0].equals("wait")) {
                        if (arguments.length > 1) {
                            int status = Integer.parseInt(arguments[1]) + Integer.getInteger("onsale.chosen");
                            Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(status)));
                        }
                        System.out.println("pid " + ProcessHandle.current().pid());
                        try (var parent = new java.io.FileInputStream("/dev/fd/" + System.getProperty("onsale.parent"))) {
                            parent.read();
                        }
                    }
                    if (arguments.length > 0 && arguments[0].equals("eat")) {
                        long[][] eaten = new long[1 << 20][];
                        for (int next = 0; next < eaten.length; next++) {
                            eaten[next] = new long[1 << 20];
                        }
                    }
                    int wanted = arguments.length > 0 && arguments[0].matches("[0-9]+") ? Integer.parseInt(arguments[0]) : 0;
                    boolean chosen = arguments.length < 2 || !arguments[1].equals("unchosen");
                    System.exit(wanted + (chosen ? Integer.getInteger("onsale.chosen") : 0));
                }
            }
            """;

    private static final String TRAINING = """
            package dev.onsale.cli;

            final class StartUpTraining {
                public static void main(String[] arguments) {}
            }
            """;

    final Path home;

    SmallProject(Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("src/main/java/dev/onsale/cli"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        executable("mvnw", BUILD);
        Files.copy(
                Path.of("onsale"),
                home.resolve("onsale"),
                StandardCopyOption.COPY_ATTRIBUTES,
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(home.resolve("src/main/java/dev/onsale/cli/StartUpTraining.java"), TRAINING);
        says("hello");
        ageSources();
    }

    /** Writes a main class that prints this word, its arguments and the JVM's own arguments. */
    void says(String word) throws IOException {
        write("src/main/java/dev/onsale/cli/Main.java", MAIN.formatted(word));
    }

    void write(String file, String text) throws IOException {
        Files.writeString(home.resolve(file), text);
    }

    void executable(String file, String text) throws IOException {
        write(file, text);
        Files.setPosixFilePermissions(home.resolve(file), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Makes all sources a minute old, as in a checkout that is not fresh. */
    void ageSources() throws IOException {
        FileTime aMinuteAgo = FileTime.fromMillis(System.currentTimeMillis() - 60_000);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(file -> !file.startsWith(home.resolve("target")))
                    .toList()) {
                Files.setLastModifiedTime(file, aMinuteAgo);
            }
        }
    }

    LaunchedProcess launch(String... arguments) throws IOException, InterruptedException {
        return launch(Map.of(), arguments);
    }

    LaunchedProcess launch(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return LaunchedProcess.run(home, environment, command(arguments));
    }

    List<String> command(String... arguments) {
        return Stream.concat(Stream.of(home.resolve("onsale").toString()), Stream.of(arguments))
                .toList();
    }

    long builds() throws IOException {
        Path builds = home.resolve("builds.txt");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }
}
