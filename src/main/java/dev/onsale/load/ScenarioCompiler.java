package dev.onsale.load;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.RegularFile;
import dev.onsale.scenario.OnSale;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles a scenario's Java source, and the helper classes beside it. Compiled classes are cached by content.
 */
public final class ScenarioCompiler {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final int NAME_DIGITS = 32;
    private static final long SOURCE_BYTES_MAX = 5_000_000;

    private final Path cache;
    private final String build;
    private final ClassPath classPath;

    /** @param cache a folder that belongs to onsale; created when needed */
    public ScenarioCompiler(Path cache, ClassPath classPath) {
        this(cache, ageOfOnsale(), classPath);
    }

    /**
     * @param build part of the cache key: classes compiled against another build of the language may not fit this one
     */
    ScenarioCompiler(Path cache, String build, ClassPath classPath) {
        this.cache = cache;
        this.build = build;
        this.classPath = classPath;
    }

    /**
     * Compiles a source, or returns the cached classes of the same source and the same helpers.
     *
     * @throws BadInputException if there is no such file, or it does not compile: {@code file:line:column: message}
     */
    public ScenarioClass compile(Path source) {
        String code = read(source);
        Matcher declared = PACKAGE.matcher(code);
        String declaredPackage = declared.find() ? declared.group(1) : "";
        String simpleName = source.getFileName().toString().replaceFirst("\\.java$", "");
        String className = declaredPackage.isEmpty() ? simpleName : declaredPackage + "." + simpleName;
        Path root = root(source, declaredPackage);
        Path index = cache.resolve(
                Hashes.of(code + source.toAbsolutePath().normalize()).substring(0, NAME_DIGITS) + ".helpers");
        Path classes = there(code, helpers(index)).orElseGet(() -> compile(source, code, root, index));
        return new ScenarioClass(source, className, classes, root, classPath, sourceHash(code, helpers(index)));
    }

    private Optional<Path> there(String code, Collection<Path> helpers) {
        Path classes = classes(code, helpers);
        return Files.isDirectory(classes) && helpers.stream().allMatch(Files::exists)
                ? Optional.of(classes)
                : Optional.empty();
    }

    private Path classes(String code, Collection<Path> helpers) {
        return cache.resolve(Hashes.of(withHelpers(code, helpers)).substring(0, NAME_DIGITS) + "-"
                + Hashes.of(CLASS_PATH
                                + build
                                + classPath
                                + classPath.sourceRoots()
                                + System.getProperty("java.version"))
                        .substring(0, 8));
    }

    private static String sourceHash(String code, Collection<Path> helpers) {
        return Hashes.of(withHelpers(code, helpers)).substring(0, 16);
    }

    private static String withHelpers(String code, Collection<Path> helpers) {
        StringBuilder all = new StringBuilder(code);
        for (Path helper : helpers) {
            all.append('\0').append(Files.exists(helper) ? read(helper) : "");
        }
        return all.toString();
    }

    /** The sources that were compiled along, one per line. */
    private static List<Path> helpers(Path index) {
        try {
            return Files.exists(index)
                    ? RegularFile.text(index, SOURCE_BYTES_MAX)
                            .lines()
                            .map(Path::of)
                            .toList()
                    : List.of();
        } catch (IOException | InvalidPathException e) {
            throw new BadInputException(
                    index + ": cannot be read: " + e.getMessage(), "remove it: it is regenerated from the scenario", e);
        }
    }

    private Path compile(Path source, String code, Path root, Path index) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new BadInputException(
                    source + ": this Java has no compiler", "run onsale with a JDK, not a JRE (17 or later)");
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (var standard = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null);
                CompiledSources files = new CompiledSources(standard)) {
            Files.createDirectories(cache);
            Path output = Files.createTempDirectory(cache, "compiling-");
            List<String> options = options(output, root);
            Iterable<? extends JavaFileObject> units = standard.getJavaFileObjects(source);
            if (options.contains(Processors.PATH)) {
                units = NamedSources.of(compiler, standard, options, units);
            }
            boolean compiled = compiler.getTask(null, files, diagnostics, options, null, units)
                    .call();
            if (!compiled) {
                deleteRecursively(output);
                throw mistake(source, diagnostics);
            }
            List<Path> helpers = helpersAmong(files.sources(), source, output);
            Path classes = classes(code, helpers);
            moveUnlessThere(output, classes);
            keep(index, helpers);
            return classes;
        } catch (IOException e) {
            throw new BadInputException(
                    "the cache folder " + cache + " cannot be written: "
                            + e.getClass().getSimpleName(),
                    "set XDG_CACHE_HOME to a writable folder",
                    e);
        }
    }

    /** At the level of the running Java, which will load the classes. */
    private List<String> options(Path output, Path root) {
        List<String> options = new ArrayList<>(List.of(
                "-d",
                output.toString(),
                "-cp",
                classPath.after(CLASS_PATH),
                "-sourcepath",
                Stream.concat(Stream.of(root), classPath.sourceRoots().stream())
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)),
                "-implicit:class",
                "-Xprefer:source"));
        options.addAll(Processors.options(classPath));
        return options;
    }

    /** @param output files that a processor has written here are not helpers of the user's */
    private static List<Path> helpersAmong(Set<Path> sources, Path source, Path output) throws IOException {
        Path itself = source.toRealPath();
        Path written = output.toRealPath();
        List<Path> helpers = new ArrayList<>();
        for (Path compiled : sources) {
            Path real = compiled.toRealPath();
            if (!real.equals(itself) && !real.startsWith(written)) {
                helpers.add(compiled.toAbsolutePath());
            }
        }
        return helpers;
    }

    private void keep(Path index, List<Path> helpers) throws IOException {
        if (helpers.isEmpty()) {
            Files.deleteIfExists(index);
            return;
        }
        Path part = Files.createTempFile(cache, "compiling-", ".helpers");
        Files.write(part, helpers.stream().map(Path::toString).toList());
        Files.move(part, index, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The folder in which the packages begin; the source's own folder if folders and package do not match. */
    private static Path root(Path source, String declaredPackage) {
        Path folder = source.toAbsolutePath().normalize().resolveSibling("");
        Path packages = Path.of(declaredPackage.replace('.', '/'));
        if (declaredPackage.isEmpty() || !folder.endsWith(packages)) {
            return folder;
        }
        return folder.resolve("../".repeat(packages.getNameCount())).normalize();
    }

    private static BadInputException mistake(Path source, DiagnosticCollector<JavaFileObject> diagnostics) {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .map(error -> {
                    String message = oneLine(error.getMessage(Locale.ROOT));
                    return new BadInputException(
                            place(source, error) + ": " + message,
                            MissingCode.remedy(String.valueOf(error.getCode()), message));
                })
                .orElseGet(() -> new BadInputException(source + ": does not compile", MissingCode.remedy("", "")));
    }

    private static String oneLine(String message) {
        return message.lines().map(String::strip).collect(Collectors.joining(" "));
    }

    private static String place(Path source, Diagnostic<? extends JavaFileObject> error) {
        JavaFileObject in = error.getSource();
        boolean helper =
                in != null && !in.getName().endsWith(source.getFileName().toString());
        return (helper ? in.getName() : source) + ":" + error.getLineNumber() + ":" + error.getColumnNumber();
    }

    private static void moveUnlessThere(Path output, Path classes) throws IOException {
        try {
            Files.move(output, classes, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another onsale was faster; systems report that differently.
            deleteRecursively(output);
            if (!Files.isDirectory(classes)) {
                throw e;
            }
        }
    }

    private static void deleteRecursively(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String ageOfOnsale() {
        try {
            Path jar = Path.of(OnSale.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            // Jars of releases carry the date of the release, whenever they were built.
            return Files.getLastModifiedTime(jar) + " " + Files.size(jar);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("onsale cannot find itself", e);
        }
    }

    private static String read(Path source) {
        if (!Files.isRegularFile(source)) {
            throw new BadInputException(
                    source + ": no such scenario", "give 'scenario' as a path relative to the plan");
        }
        try {
            return RegularFile.text(source, SOURCE_BYTES_MAX);
        } catch (IOException e) {
            throw new BadInputException(source + ": cannot be read: " + e.getMessage(), "save it as UTF-8 text", e);
        }
    }
}
