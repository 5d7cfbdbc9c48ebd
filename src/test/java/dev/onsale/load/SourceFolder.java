package dev.onsale.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes and compiles small simulations: {@code new SourceFolder(folder).simulation("Home", "setUp(…);")}. */
record SourceFolder(Path folder) {

    private static final String IMPORTS = """
            import static io.gatling.javaapi.core.CoreDsl.*;
            import static io.gatling.javaapi.http.HttpDsl.*;

            import io.gatling.javaapi.core.*;
            import io.gatling.javaapi.http.*;
            import java.time.Duration;

            """;

    /** @param body of the class; its lines begin at line 9 of the file */
    ScenarioClass simulation(String name, String body) {
        Path source =
                write(name + ".java", IMPORTS + "public class " + name + " extends Simulation {\n" + body + "\n}\n");
        return compile(source);
    }

    ScenarioClass compile(Path source) {
        return compile(source, ClassPath.NONE);
    }

    ScenarioClass compile(Path source, ClassPath classPath) {
        return new ScenarioCompiler(folder.resolve("cache"), classPath).compile(source);
    }

    Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
