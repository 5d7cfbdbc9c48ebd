package dev.onsale.load;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.JourneyEstimate;
import dev.onsale.plan.Plan;
import dev.onsale.scenario.OnSale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Turns a scenario's Java source into a loaded class; what was compiled once is kept and found by its content. */
public final class ScenarioCompiler {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Path cache;
    private final String build;

    /** @param cache a folder of onsale's own; made when needed */
    public ScenarioCompiler(Path cache) {
        this(cache, ageOfOnsale());
    }

    /** @param build what was compiled against another build of the language may not fit this one */
    ScenarioCompiler(Path cache, String build) {
        this.cache = cache;
        this.build = build;
    }

    /**
     * A scenario, compiled.
     *
     * @param sourceHash SHA-256 of the source, 16 hex digits: what the run's fingerprint names
     */
    public record Compiled(Path source, String className, Path classes, String sourceHash) {

        /**
         * What one average journey of a plan sends and takes; asked of the scenario once, then kept.
         *
         * @throws BadInputException if it is no on-sale, or does not know a kind of visitor that the plan names
         */
        public JourneyEstimate estimate(Plan plan) {
            String visitors = sha256(plan.visitors().toString()).substring(0, 16);
            KeptEstimate kept = new KeptEstimate(classes.resolve("estimate-" + visitors + ".properties"));
            return kept.read().orElseGet(() -> {
                JourneyEstimate asked = instantiate().estimate(plan);
                kept.write(asked);
                return asked;
            });
        }

        /**
         * Loads and instantiates it.
         *
         * @throws BadInputException if it is no on-sale, or its initializer fails
         */
        public OnSale instantiate() {
            GatlingEngine.prepareDsl();
            try {
                @SuppressWarnings("resource") // lives as long as the scenario, that is, as the process
                ScenarioLoader loader = new ScenarioLoader(classes.toUri().toURL());
                Class<?> loaded = loader.loadClass(className);
                if (!OnSale.class.isAssignableFrom(loaded)) {
                    throw new BadInputException(
                            source + ": " + className + " is no scenario",
                            "declare it as: public final class " + loaded.getSimpleName()
                                    + " extends dev.onsale.scenario.OnSale");
                }
                return (OnSale) loaded.getConstructor().newInstance();
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof BadInputException bad) {
                    throw new BadInputException(where(bad) + ": " + bad.getMessage(), bad.hint(), bad);
                }
                throw new BadInputException(
                        where(e.getTargetException()) + ": " + e.getTargetException(),
                        "the scenario's own initializer failed",
                        e);
            } catch (ExceptionInInitializerError e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                throw new BadInputException(
                        where(cause) + ": " + cause, "the scenario's own static initializer failed", e);
            } catch (ClassNotFoundException | NoClassDefFoundError e) {
                throw new BadInputException(
                        source + ": there is no class " + className + " in it",
                        "name the public class like the file",
                        e);
            } catch (ReflectiveOperationException e) {
                throw new BadInputException(
                        source + ": " + className + " cannot be instantiated",
                        "give it a public constructor without parameters",
                        e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String where(Throwable thrown) {
            String file = String.valueOf(source.getFileName());
            return Stream.of(thrown.getStackTrace())
                    .filter(frame -> file.equals(frame.getFileName()))
                    .findFirst()
                    .map(frame -> source + ":" + frame.getLineNumber())
                    .orElse(source.toString());
        }
    }

    /**
     * Compiles a source, or finds what was compiled of the same source before.
     *
     * @throws BadInputException if there is no such file, or it does not compile: {@code file:line: message}
     */
    public Compiled compile(Path source) {
        String code = read(source);
        String hash = sha256(code);
        Matcher declared = PACKAGE.matcher(code);
        String simpleName = source.getFileName().toString().replaceFirst("\\.java$", "");
        String className = declared.find() ? declared.group(1) + "." + simpleName : simpleName;
        Path classes = cache.resolve(hash.substring(0, 32) + "-"
                + sha256(CLASS_PATH + build + System.getProperty("java.version"))
                        .substring(0, 8));
        if (!Files.isDirectory(classes)) {
            compile(source, classes);
        }
        return new Compiled(source, className, classes, hash.substring(0, 16));
    }

    private void compile(Path source, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new BadInputException(
                    source + ": this Java has no compiler", "run onsale with a JDK, not a JRE (17 or later)");
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            Files.createDirectories(cache);
            Path output = Files.createTempDirectory(cache, "compiling-");
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            diagnostics,
                            List.of("-d", output.toString(), "-cp", CLASS_PATH, "-proc:none", "--release", "17"),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            if (!compiled) {
                deleteRecursively(output);
                throw new BadInputException(firstError(source, diagnostics), "mend the scenario and run again");
            }
            moveUnlessThere(output, classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstError(Path source, DiagnosticCollector<JavaFileObject> diagnostics) {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .map(error -> source + ":" + error.getLineNumber() + ":" + error.getColumnNumber() + ": "
                        + error.getMessage(Locale.ROOT))
                .orElse(source + ": does not compile");
    }

    private static void moveUnlessThere(Path output, Path classes) throws IOException {
        try {
            Files.move(output, classes, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another onsale was faster; how a system says so differs.
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
            return Files.getLastModifiedTime(jar).toString();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("onsale cannot find itself", e);
        }
    }

    private static String read(Path source) {
        if (!Files.isRegularFile(source)) {
            throw new BadInputException(
                    source + ": no such scenario", "the plan's key scenario is a path relative to the plan");
        }
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new BadInputException(source + ": cannot be read: " + e.getMessage(), "is it UTF-8 text?", e);
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
