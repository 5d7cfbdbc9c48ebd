package dev.onsale.scenario;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles words as an author writes them. */
final class CompiledWords {

    /** What stands around the statements. */
    private static final String AROUND = """
            import static dev.onsale.plan.Delay.*;
            import static dev.onsale.scenario.Answer.*;
            import static dev.onsale.scenario.Refreshing.*;
            import static dev.onsale.scenario.Retries.*;
            import static dev.onsale.scenario.Weighted.*;
            import static io.gatling.javaapi.core.CoreDsl.*;
            import static io.gatling.javaapi.http.HttpDsl.*;
            import static java.time.Duration.*;

            import dev.onsale.plan.*;
            import dev.onsale.scenario.*;
            import io.gatling.javaapi.http.HttpRequestActionBuilder;
            import java.time.temporal.ChronoUnit;

            abstract class Examples extends OnSale {
                void all(HttpRequestActionBuilder hold, HttpRequestActionBuilder payment,
                        HttpRequestActionBuilder sale, HttpRequestActionBuilder post, HttpRequestActionBuilder request,
                        WaitInQueue queue) {
            %s
                }
            }
            """;

    private CompiledWords() {}

    /** What the compiler says against them; empty if they compile. */
    static List<String> complaints(Path classes, List<String> statements) {
        String source = AROUND.formatted(
                statements.stream().map(statement -> "{ " + statement + "; }").collect(Collectors.joining("\n")));
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Examples.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        said,
                        List.of("-proc:none", "-nowarn", "-d", classes.toString()),
                        null,
                        List.of(file))
                .call();
        return said.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> source.lines()
                                .skip(diagnostic.getLineNumber() - 1)
                                .findFirst()
                                .orElse("") + ": " + diagnostic.getMessage(null))
                .toList();
    }
}
