package dev.onsale.load;

import dev.onsale.plan.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Maven or Gradle project that contains a simulation: compiled by its own wrapper, or by the tool on the PATH, and
 * queried for its test class path. Nothing in the project changes except what its own build writes.
 */
public final class ProjectBuild {
    private static final long LIMIT_MINUTES = 20;
    private static final int LINES_TOLD = 15;
    private static final String OUTPUT = "class-path.txt";
    private static final String GRADLE_SCRIPT = "class-path.gradle";

    private final Path folder;

    private ProjectBuild(Path folder) {
        this.folder = folder;
    }

    /**
     * Compiles a project's tests.
     *
     * @return its classes, its test classes and all their dependencies
     * @throws BadInputException if there is no such project, or its build fails: with the build's last lines
     */
    public static ClassPath compiled(Path folder) {
        ProjectBuild build = new ProjectBuild(folder.toAbsolutePath().normalize());
        try {
            Path notes = Files.createTempDirectory("onsale-project-");
            try {
                return build.compiled(build.command(notes), notes);
            } finally {
                delete(notes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(Path notes) throws IOException {
        if (Files.isRegularFile(folder.resolve("pom.xml"))) {
            return List.of(
                    tool("mvnw", "mvn"),
                    "-q",
                    "-B",
                    "test-compile",
                    "dependency:build-classpath",
                    "-Dmdep.includeScope=test",
                    "-Dmdep.outputFile=" + notes.resolve(OUTPUT));
        }
        if (Stream.of("build.gradle", "build.gradle.kts").anyMatch(file -> Files.isRegularFile(folder.resolve(file)))) {
            Path script = notes.resolve(GRADLE_SCRIPT);
            try (InputStream ours =
                    Objects.requireNonNull(ProjectBuild.class.getResourceAsStream(GRADLE_SCRIPT), GRADLE_SCRIPT)) {
                Files.copy(ours, script);
            }
            return List.of(
                    tool("gradlew", "gradle"),
                    "-q",
                    "--init-script",
                    script.toString(),
                    "onsaleClassPath",
                    "-PonsaleOutput=" + notes.resolve(OUTPUT));
        }
        throw new BadInputException(
                "--project: no pom.xml or build.gradle in " + folder,
                "name the folder of the simulation's module; without a build tool, use --classpath");
    }

    /** The project's own wrapper, which may be above a module; else the tool on the PATH. */
    private String tool(String wrapper, String onPath) {
        for (Path above = folder; above != null; above = above.getParent()) {
            Path own = above.resolve(wrapper);
            if (Files.isRegularFile(own) && Files.isExecutable(own)) {
                return own.toString();
            }
        }
        return onPath;
    }

    private ClassPath compiled(List<String> command, Path notes) throws IOException {
        Path log = notes.resolve("log.txt");
        int status = run(command, log);
        Path output = notes.resolve(OUTPUT);
        if (status != 0 || !Files.isRegularFile(output)) {
            throw failed(command, status, log);
        }
        List<Path> entries = new ArrayList<>();
        for (String folderOfClasses : List.of("target/test-classes", "target/classes")) {
            Optional.of(folder.resolve(folderOfClasses))
                    .filter(Files::isDirectory)
                    .ifPresent(entries::add);
        }
        ClassPath.parse(Files.readString(output).strip()).entries().stream()
                .filter(entry -> !entries.contains(entry))
                .forEach(entries::add);
        return new ClassPath(entries);
    }

    private int run(List<String> command, Path log) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
                throw new BadInputException(
                        "--project: " + command.get(0) + " did not end within " + LIMIT_MINUTES + " min in " + folder,
                        "build the project yourself, and add its classes with --classpath");
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new BadInputException(
                    "--project: " + command.get(0) + " cannot run in " + folder,
                    "add the project's wrapper, or put the build tool on the PATH",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while building the project", e);
        }
    }

    private BadInputException failed(List<String> command, int status, Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        String told = String.join("\n  ", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
        return new BadInputException(
                "--project: the build failed in " + folder + " (" + String.join(" ", command) + ", status " + status
                        + ")" + (told.isBlank() ? "" : ":\n  " + told),
                "fix the project's build; or build it yourself, and add its classes with --classpath");
    }

    private static void delete(Path notes) throws IOException {
        try (Stream<Path> files = Files.walk(notes)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
