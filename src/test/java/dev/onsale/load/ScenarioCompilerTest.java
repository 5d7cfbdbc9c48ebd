package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.plan.BadInputException;
import dev.onsale.scenario.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioCompilerTest {

    private static final String GOOD = """
            import static io.gatling.javaapi.http.HttpDsl.http;

            import dev.onsale.scenario.OnSale;

            public final class Good extends OnSale {
                {
                    visitors("fan").doing(browse(http("browse").get("/")));
                }
            }
            """;

    @TempDir
    Path folder;

    private Path cache = Path.of("");

    @BeforeEach
    void nameCache() {
        cache = folder.resolve("cache");
    }

    @Test
    void compilesAndInstantiates() throws IOException {
        ScenarioClass compiled = compiler().compile(source("Good", GOOD));
        assertThat(compiled.instantiate().kinds()).extracting(Kind::name).containsExactly("fan");
        assertThat(compiled.className()).isEqualTo("Good");
        assertThat(compiled.sourceHash()).matches("[0-9a-f]{16}");
    }

    @Test
    void aPackageIsFine() throws IOException {
        ScenarioClass compiled = compiler().compile(source("Good", "package our.shop;\n" + GOOD));
        assertThat(compiled.className()).isEqualTo("our.shop.Good");
        assertThat(compiled.instantiate().kinds()).hasSize(1);
    }

    @Test
    void whatDoesNotCompileIsNamedByFileLineAndColumn() throws IOException {
        Path source = source("Good", GOOD.replace("browse(http", "brows(http"));
        BadInputException failed = compiling(source);
        assertThat(failed).hasMessageContaining(source + ":7:").hasMessageContaining("brows");
        assertThat(failed.getMessage()).matches("(?s).*:7:\\d+: .*");
        assertThat(failed.hint()).contains("fix the scenario");
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left).as("what a failed compilation leaves").isEmpty();
        }
    }

    @Test
    void aClassThatIsNoScenarioIsRefused() throws IOException {
        BadInputException failed = instantiating(source("Plain", "public final class Plain {}"));
        assertThat(failed).hasMessageContaining("Plain.java").hasMessageContaining("not a scenario");
        assertThat(failed).hasMessageContaining("OnSale").hasMessageContaining("io.gatling.javaapi.core.Simulation");
        assertThat(failed.hint()).contains("public final class Plain extends dev.onsale.scenario.OnSale");
    }

    @Test
    void helpersBesideTheSourceAreCompiledAlongAndAreInTheHash() throws IOException {
        String using = GOOD.replace("get(\"/\")", "get(Paths.HOME)");
        Path helper = source("Paths", "final class Paths { static final String HOME = \"/\"; }");
        ScenarioClass before = compiler().compile(source("Good", using));
        assertThat(before.instantiate().kinds()).hasSize(1);
        assertThat(compiler().compile(folder.resolve("Good.java"))).isEqualTo(before);

        Files.writeString(helper, "final class Paths { static final String HOME = \"/home\"; }");
        ScenarioClass after = compiler().compile(folder.resolve("Good.java"));
        assertThat(after.sourceHash()).isNotEqualTo(before.sourceHash());
        assertThat(after.classes()).isNotEqualTo(before.classes());
    }

    @Test
    void aMistakeInAHelperIsNamedThere() throws IOException {
        source("Paths", "final class Paths {\n    static final String HOME = 7;\n}");
        BadInputException failed = compiling(source("Good", GOOD.replace("get(\"/\")", "get(Paths.HOME)")));
        assertThat(failed).hasMessageContaining("Paths.java:2:").hasMessageContaining("incompatible types");
    }

    @Test
    void helpersOnTheClassPathAreFound() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(
                elsewhere.resolve("Paths.java"),
                "public final class Paths extends dev.onsale.scenario.OnSale {"
                        + " public static String home() { return \"/\"; } }");
        Path classes = Objects.requireNonNull(
                compiler().compile(elsewhere.resolve("Paths.java")).classes());
        Path source = source("Good", GOOD.replace("get(\"/\")", "get(Paths.home())"));
        assertThat(compiling(source)).hasMessageContaining("Paths");
        ScenarioCompiler compiler = new ScenarioCompiler(cache, new ClassPath(List.of(classes)));
        assertThat(compiler.compile(source).instantiate().kinds()).hasSize(1);
    }

    @Test
    void aSourceWithoutAClassOfItsNameIsRefused() throws IOException {
        BadInputException failed = instantiating(source("Other", GOOD.replace("public final class", "final class")));
        assertThat(failed).hasMessageContaining("Other.java").hasMessageContaining("no class Other");
        assertThat(failed.hint()).contains("the name of the file");
    }

    @Test
    void aPublicClassOfAnotherNameDoesNotCompile() throws IOException {
        assertThat(compiling(source("Other", GOOD)))
                .hasMessageContaining("Other.java:5:")
                .hasMessageContaining("Good");
    }

    @Test
    void aScenarioThatCannotBeMadeIsRefused() throws IOException {
        BadInputException failed =
                instantiating(source("Good", GOOD.replace("    {\n", "    public Good(int seats) {\n")));
        assertThat(failed).hasMessageContaining("cannot be instantiated");
        assertThat(failed.hint()).contains("constructor without parameters");
    }

    @Test
    void anInitializerThatThrowsIsNamedByItsLine() throws IOException {
        BadInputException failed =
                instantiating(source("Good", GOOD.replace("    {\n", "    {\n        Integer.parseInt(\"many\");\n")));
        assertThat(failed).hasMessageContaining("Good.java:7").hasMessageContaining("many");
        assertThat(failed.hint()).contains("initializer");
    }

    @Test
    void aBadInputOfTheInitializersOwnKeepsItsHint() throws IOException {
        BadInputException failed = instantiating(
                source(
                        "Good",
                        GOOD.replace(
                                "    {\n",
                                "    {\n        if (true) throw new dev.onsale.plan.BadInputException(\"no seats\", \"sell some\");\n")));
        assertThat(failed).hasMessageContaining("Good.java:7").hasMessageContaining("no seats");
        assertThat(failed.hint()).isEqualTo("sell some");
    }

    @Test
    void aStaticInitializerThatThrowsIsNamedByItsLine() throws IOException {
        BadInputException failed = instantiating(source(
                "Good",
                GOOD.replace("    {\n", "    static final int SEATS = Integer.parseInt(\"many\");\n\n    {\n")));
        assertThat(failed).hasMessageContaining("Good.java:6").hasMessageContaining("many");
        assertThat(failed.hint()).contains("static initializer");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        BadInputException failed = compiling(folder.resolve("Missing.java"));
        assertThat(failed).hasMessageContaining("Missing.java").hasMessageContaining("no such scenario");
        assertThat(failed.hint()).contains("scenario");
    }

    @Test
    void aFileThatIsNoTextIsNamed() throws IOException {
        Path source = folder.resolve("Good.java");
        Files.write(source, new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThat(compiling(source)).hasMessageContaining("cannot be read");
    }

    @Test
    void whatWasCompiledOnceIsNotCompiledAgain() throws IOException {
        Path source = source("Good", GOOD);
        compiler().compile(source);
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        for (Path compiled : cached().keySet()) {
            Files.setLastModifiedTime(compiled, longAgo);
        }
        Map<Path, FileTime> before = cached();
        assertThat(compiler().compile(source).instantiate().kinds()).hasSize(1);
        assertThat(cached()).isEqualTo(before).containsValue(longAgo);
    }

    @Test
    void aChangedSourceIsCompiledAgain() throws IOException {
        ScenarioClass before = compiler().compile(source("Good", GOOD));
        ScenarioClass after = compiler().compile(source("Good", GOOD.replace("\"fan\"", "\"bot\"")));
        assertThat(after.sourceHash()).isNotEqualTo(before.sourceHash());
        assertThat(after.instantiate().kinds()).extracting(Kind::name).containsExactly("bot");
    }

    @Test
    void anotherBuildOfOnsaleCompilesAgain() throws IOException {
        Path source = source("Good", GOOD);
        Path before = new ScenarioCompiler(cache, "yesterday's", ClassPath.NONE)
                .compile(source)
                .classes();
        assertThat(new ScenarioCompiler(cache, "yesterday's", ClassPath.NONE)
                        .compile(source)
                        .classes())
                .isEqualTo(before);
        assertThat(new ScenarioCompiler(cache, "today's", ClassPath.NONE)
                        .compile(source)
                        .classes())
                .isNotEqualTo(before);
    }

    @Test
    void manyAtOnceAllGetTheScenario() throws Exception {
        Path source = source("Good", GOOD);
        int threads = 4;
        CyclicBarrier together = new CyclicBarrier(threads);
        Callable<Integer> compiling = () -> {
            together.await();
            return compiler().compile(source).instantiate().kinds().size();
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                tasks.add(compiling);
            }
            for (Future<Integer> kinds : pool.invokeAll(tasks)) {
                assertThat(kinds.get()).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
        try (Stream<Path> folders = Files.list(cache)) {
            assertThat(folders)
                    .as("compiled once in the end, nothing half done")
                    .hasSize(1);
        }
    }

    private ScenarioCompiler compiler() {
        return new ScenarioCompiler(cache, ClassPath.NONE);
    }

    private Path source(String name, String code) throws IOException {
        return Files.writeString(folder.resolve(name + ".java"), code);
    }

    private BadInputException compiling(Path source) {
        return catchThrowableOfType(BadInputException.class, () -> compiler().compile(source));
    }

    private BadInputException instantiating(Path source) {
        ScenarioClass compiled = compiler().compile(source);
        return catchThrowableOfType(BadInputException.class, compiled::instantiate);
    }

    private Map<Path, FileTime> cached() throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(cache)) {
            for (Path file : files.toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        }
        return times;
    }
}
