package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.gatling.GatlingRelease;
import dev.onsale.plan.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources as teams have them: processors, several roots, whole projects. */
class UserBuildTest {

    /** Makes a class Made of each source with the annotation Maker. */
    private static final String PROCESSOR = """
            package making;
            import java.io.*;
            import java.util.*;
            import javax.annotation.processing.*;
            import javax.lang.model.SourceVersion;
            import javax.lang.model.element.TypeElement;
            @SupportedAnnotationTypes("making.Maker")
            public class Processor extends AbstractProcessor {
              @Override public SourceVersion getSupportedSourceVersion() { return SourceVersion.latest(); }
              @Override public boolean process(Set<? extends TypeElement> found, RoundEnvironment round) {
                found.forEach(type -> round.getElementsAnnotatedWith(type).forEach(marked -> {
                  try (Writer out = processingEnv.getFiler().createSourceFile("shop.Made", marked).openWriter()) {
                    out.write("package shop; public class Made { public static String path() { return \\"/made\\"; } }");
                  } catch (IOException e) { throw new UncheckedIOException(e); }
                }));
                return true;
              }
            }
            """;

    private static final String SIMULATION = """
            package shop;
            import static io.gatling.javaapi.core.CoreDsl.*;
            import static io.gatling.javaapi.http.HttpDsl.*;
            public class Shop extends io.gatling.javaapi.core.Simulation {
              { setUp(scenario("s").exec(http("a").get(%s)).injectOpen(atOnceUsers(1)))
                  .protocols(http.baseUrl("http://127.0.0.1:1")); }
            }
            """;

    @TempDir
    private Path folder;

    private Path write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private ScenarioClass compile(Path source, ClassPath classPath) {
        return new ScenarioCompiler(folder.resolve("cache"), classPath).compile(source);
    }

    private Path classes(Path source) {
        return Objects.requireNonNull(compile(source, ClassPath.NONE).classes());
    }

    private ClassPath processor() throws IOException {
        write("processor/making/Maker.java", "package making; public @interface Maker {}");
        Path classes = classes(write("processor/making/Processor.java", PROCESSOR));
        Path maker = classes(folder.resolve("processor/making/Maker.java"));
        Path services = classes.resolve("META-INF/services/javax.annotation.processing.Processor");
        Files.createDirectories(services.getParent());
        Files.writeString(services, "making.Processor");
        return new ClassPath(List.of(classes, maker));
    }

    @Test
    void aProcessorOnTheClassPathSeesEverySourceThatIsNamed() throws IOException {
        ClassPath processor = processor();
        write(
                "other/shop/Marked.java",
                "package shop; @making.Maker class Marked { static String path() { return Made.path(); } }");
        Path source = write("src/shop/Shop.java", SIMULATION.formatted("Marked.path()"));
        ClassPath both = processor.withSources(List.of(folder.resolve("other")));
        ScenarioClass compiled = compile(source, both);
        assertThat(compiled.script()).isInstanceOf(PlainSimulation.class);
        assertThat(compile(source, both)).as("what was compiled once").isEqualTo(compiled);
    }

    @Test
    void whatIsCompiledIsOfTheJavaThatRuns() throws IOException {
        Path classes = classes(write("src/shop/Shop.java", SIMULATION.formatted("\"/\"")));
        int version = ByteBuffer.wrap(Files.readAllBytes(classes.resolve("shop/Shop.class")))
                .getShort(6);
        assertThat(version - 44).isEqualTo(Runtime.version().feature());
    }

    @Test
    void aSecondSourceRootIsTheRemedyForAPackageThatIsMissing() throws IOException {
        write(
                "main/shop/data/Paths.java",
                "package shop.data; public class Paths { public static String home() { return \"/\"; } }");
        Path source = write("src/shop/Shop.java", SIMULATION.formatted("shop.data.Paths.home()"));
        BadInputException failed = catchThrowableOfType(BadInputException.class, () -> compile(source, ClassPath.NONE));
        assertThat(failed).hasMessageContaining("shop.data");
        assertThat(failed.hint())
                .contains("--source-root")
                .contains("--classpath")
                .contains("--project");
        ClassPath roots = ClassPath.NONE.withSources(List.of(folder.resolve("main")));
        assertThat(compile(source, roots).script()).isInstanceOf(PlainSimulation.class);
    }

    @Test
    void anotherGatlingIsToldByItsVersion() throws IOException {
        Path source = write("src/shop/Shop.java", SIMULATION.formatted("io.gatling.javaapi.core.Gone.path()"));
        BadInputException failed = catchThrowableOfType(BadInputException.class, () -> compile(source, ClassPath.NONE));
        assertThat(failed.hint()).contains("onsale uses Gatling " + GatlingRelease.version());
        assertThat(MissingCode.of("Shop", new NoSuchMethodError("'void io.gatling.javaapi.core.Old.gone()'"))
                        .hint())
                .contains("onsale uses Gatling");
        assertThat(MissingCode.of("Shop", new NoClassDefFoundError("shop/Gone")))
                .hasMessageContaining("Shop: it needs a missing class: shop.Gone");
        assertThat(MissingCode.of("Shop", new NoSuchFieldError("Shop.gone")).hint())
                .contains("--classpath");
    }

    /** A build whose wrapper stands above the module and does what it is asked for. */
    private void wrapper(String script) throws IOException {
        Path wrapper = write("shop/mvnw", "#!/bin/sh\n" + script);
        assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        write("shop/tests/pom.xml", "<project/>");
    }

    @Test
    void aProjectIsCompiledByItsOwnWrapperAndGivesItsTestClassPath() throws IOException {
        Path jar = write("lib/a.jar", "");
        wrapper("mkdir -p target/test-classes\n"
                + "case \"$*\" in *test-compile*dependency:build-classpath*) ;; *) exit 3 ;; esac\n"
                + "for a in \"$@\"; do case $a in -Dmdep.outputFile=*) echo " + jar + " > ${a#*=} ;; esac; done\n");
        Path module = folder.resolve("shop/tests");
        assertThat(ProjectBuild.compiled(module).entries()).containsExactly(module.resolve("target/test-classes"), jar);
    }

    @Test
    void aBuildThatFailsIsToldWithItsLastLines() throws IOException {
        wrapper("echo '[ERROR] Row.java: no such symbol'\nexit 1\n");
        assertThatThrownBy(() -> ProjectBuild.compiled(folder.resolve("shop/tests")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("status 1")
                .hasMessageContaining("Row.java: no such symbol");
    }

    @Test
    void aFolderWithoutABuildIsRefused() {
        assertThatThrownBy(() -> ProjectBuild.compiled(folder))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("pom.xml")
                .hasMessageContaining(folder.toString());
    }
}
