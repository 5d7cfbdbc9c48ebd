package dev.onsale.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules over source files as text; each gives one line a violation: file, what, limit. */
final class SourceRules {
    static final int LINES_MAX = 300;

    private static final Set<String> NOT_OURS = Set.of(".git", ".idea", ".vscode", ".jqwik-database", "target");
    private static final Set<String> TEXTS =
            Set.of("java", "md", "xml", "yaml", "yml", "jte", "sql", "css", "js", "json", "properties", "txt", "csv");
    private static final Set<String> SCRIPTS = Set.of("onsale", "run");

    /** Folders that exist on somebody's machine only; put together here so that this file does not match itself. */
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.}~$-])/(" + String.join("|", "work", "root", "home", "Users", "tmp") + ")/");

    private static final String PROPRIETARY = "high" + "charts";

    private final Path root;

    SourceRules(Path root) {
        this.root = root;
    }

    List<String> longFiles() {
        return violations(javaFiles(), (file, text) -> {
            long lines = text.lines().count();
            return lines > LINES_MAX ? List.of(lines + " lines, at most " + LINES_MAX) : List.of();
        });
    }

    List<String> machinePaths() {
        return violations(
                texts(),
                (file, text) -> text.lines()
                        .filter(line -> MACHINE_PATH.matcher(line).find())
                        .map(line -> "names a path of one machine: " + line.strip())
                        .toList());
    }

    /** What is shipped; the build file and the rules may name the library, to ban it. */
    List<String> proprietaryLibrary() {
        return violations(
                texts().filter(file ->
                        file.startsWith(root.resolve("src/main")) || file.startsWith(root.resolve("scenarios"))),
                (file, text) -> text.toLowerCase(Locale.ROOT).contains(PROPRIETARY)
                        ? List.of("names a proprietary library")
                        : List.of());
    }

    /** Every package of the product says in Javadoc what it is, and that it is free of nulls. */
    List<String> undescribedPackages() {
        Path sources = root.resolve("src/main/java");
        List<String> violations = new ArrayList<>();
        javaFiles()
                .filter(file -> file.startsWith(sources))
                .map(Path::getParent)
                .distinct()
                .sorted()
                .forEach(folder -> {
                    Path description = folder.resolve("package-info.java");
                    String text = Files.exists(description) ? read(description) : "";
                    if (!Pattern.compile("/\\*\\*\\s*\\*?\\s*\\w").matcher(text).find()) {
                        violations.add(root.relativize(folder) + ": no Javadoc in a package-info.java");
                    }
                    if (!text.contains("@NullMarked")) {
                        violations.add(root.relativize(folder) + ": not @NullMarked in a package-info.java");
                    }
                });
        return violations;
    }

    private interface Check {
        List<String> violations(Path file, String text);
    }

    private List<String> violations(Stream<Path> files, Check check) {
        return files.sorted()
                .flatMap(file -> check.violations(file, read(file)).stream()
                        .map(violation -> root.relativize(file) + ": " + violation))
                .toList();
    }

    private Stream<Path> javaFiles() {
        return texts().filter(file -> file.getFileName().toString().endsWith(".java"));
    }

    private Stream<Path> texts() {
        List<Path> files = new ArrayList<>();
        collect(root, files);
        return files.stream();
    }

    private void collect(Path folder, List<Path> files) {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : (Iterable<Path>) children::iterator) {
                String name = child.getFileName().toString();
                boolean runs = folder.equals(root.resolve("reports")) && !name.equals("README.md");
                if (NOT_OURS.contains(name) || runs) {
                    continue;
                }
                if (Files.isDirectory(child)) {
                    collect(child, files);
                } else if (SCRIPTS.contains(name) || TEXTS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                    files.add(child);
                }
            }
        } catch (IOException cannotList) {
            throw new UncheckedIOException(cannotList);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(file + " is not readable as UTF-8", cannotRead);
        }
    }
}
