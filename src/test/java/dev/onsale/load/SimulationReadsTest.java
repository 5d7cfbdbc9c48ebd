package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Accounts;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.plan.reading.PlanLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What decides a simulation's load, read from compiled simulations. */
class SimulationReadsTest {

    private static final String SIMULATION = """
            import static io.gatling.javaapi.core.CoreDsl.*;
            import static io.gatling.javaapi.http.HttpDsl.*;
            import io.gatling.javaapi.core.*;
            public class Shop extends %s {
              %s
              { setUp(scenario("s").exec(http("a").get("/")).injectOpen(atOnceUsers(1)))
                  .protocols(http.baseUrl("http://127.0.0.1:1/api")); }
            }
            """;

    @TempDir
    private Path folder;

    private String plan = "plan: p\nscenario: Shop.java\ntarget: http://127.0.0.1:1\n";

    private Map<String, String> decidedBy(ClassPath classPath, String base, String field) throws IOException {
        Path source = Files.writeString(folder.resolve("Shop.java"), SIMULATION.formatted(base, field));
        ScenarioClass compiled = new ScenarioCompiler(folder.resolve("cache"), classPath).compile(source);
        return compiled.script().decidedBy(plan(), HostMap.NONE);
    }

    private Map<String, String> decidedBy(String field) throws IOException {
        return decidedBy(ClassPath.NONE, "Simulation", field);
    }

    private Plan plan() throws IOException {
        return PlanLoader.load(Files.writeString(folder.resolve("plan.yaml"), plan), Map.of());
    }

    @Test
    void propertiesThatItsCodeReadsAreNamedAndOthersAreNot() throws IOException {
        ReadProperties.setForUser("reads.vu", "5");
        ReadProperties.setForUser("reads.nobody", "5");
        Map<String, String> fields = decidedBy("""
                int vu = Integer.getInteger("reads.vu", 1);
                String path = System.getProperty("reads.path", "/");
                String home = System.getProperty("user.dir");
                Object third = java.util.Optional.of("reads.third").map(System::getProperty);
                """);
        assertThat(fields)
                .containsEntry("-Dreads.vu", "5")
                .containsEntry("-Dreads.path", "not set")
                .containsEntry("-Dreads.third", "not set")
                .doesNotContainKeys("-Dreads.nobody", "-Duser.dir", "-Dline.separator");
    }

    @Test
    void whoReadsThemAllReadsWhatTheUserSet() throws IOException {
        ReadProperties.setForUser("reads.all", "7");
        assertThat(decidedBy("int n = System.getProperties().stringPropertyNames().size();"))
                .containsEntry("-Dreads.all", "7")
                .doesNotContainKey("-Djava.version");
    }

    @Test
    void variablesThatItsCodeReadsAreNamed() throws IOException {
        Map<String, String> fields = decidedBy("""
                String one = System.getenv("READS_ONE");
                String two = System.getenv().getOrDefault("READS_TWO", "x");
                String three = java.util.Optional.of("READS_THREE").map(System::getenv).orElse("");
                """);
        assertThat(fields)
                .containsKeys("$READS_ONE", "$READS_TWO", "$READS_THREE")
                .doesNotContainKey("$PATH");
    }

    @Test
    void secretsAndWhatThePlanIgnoresEnterByNameOnly() throws IOException {
        ReadProperties.setForUser("reads.apiToken", "hunter2hunter2");
        ReadProperties.setForUser("reads.build", "4711");
        ReadProperties.setForUser("reads.base", "http://127.0.0.1:1/api");
        plan += "fingerprint: { ignore: [ reads.build ] }\n";
        assertThat(decidedBy("""
                        String a = System.getProperty("reads.apiToken");
                        String b = System.getProperty("reads.build");
                        String c = System.getProperty("reads.base");
                        """))
                .containsEntry("-Dreads.apiToken", "by name only")
                .containsEntry("-Dreads.build", "by name only")
                .containsEntry("-Dreads.base", "the target/api");
    }

    @ParameterizedTest
    @CsvSource({
        "SHOP_KEY, true",
        "key, true",
        "BASIC_AUTH, true",
        "shop.auth, true",
        "proxyAuth, true",
        "DB_DSN, true",
        "DB_PASS, true",
        "jwt, true",
        "AWS_CREDS, true",
        "monkey, false",
        "KEYS, false",
        "author, false",
        "bypass, false",
        "seats.pass-rate, false",
        "authors.max, false"
    })
    void namesThatSecretsHave(String name, boolean secret) {
        assertThat(SimulationReads.shown(name, "4711", List.of(), List.of()))
                .isEqualTo(secret ? "by name only" : "4711");
    }

    @Test
    void whatThePlanOrAHeaderPutsIntoVariablesIsMasked() throws IOException {
        ReadProperties.setForUser("reads.shop", "opensesame");
        ReadProperties.setForUser("reads.gate", "Bearer opensesame2");
        plan += "beforeRun: [ { http: 'POST /reset?code=${CODE}' } ]\n";
        Map<String, String> environment = Map.of("CODE", "opensesame");
        Plan read = PlanLoader.load(Files.writeString(folder.resolve("plan.yaml"), plan), Map.of(), environment::get);
        Path source = Files.writeString(folder.resolve("Shop.java"), SIMULATION.formatted("Simulation", """
                        String a = System.getProperty("reads.shop");
                        String b = System.getProperty("reads.gate");
                        """));
        Script script = new ScenarioCompiler(folder.resolve("cache"), ClassPath.NONE)
                .compile(source)
                .script();
        assertThat(new ScriptedPlan(read, PlanSecrets.of(read, environment::get), script, "0123", Accounts.NONE)
                        .decidedBy(new TargetAccess(
                                Set.of(),
                                HostMap.NONE,
                                List.of(new LoadOrder.Header("Authorization", "Bearer opensesame2")))))
                .containsEntry("-Dreads.shop", "${CODE}")
                .containsEntry("-Dreads.gate", "(not shown)");
    }

    @Test
    void filesThatGatlingReadsForItCountByTheirContents() throws IOException {
        String feeder = "FeederBuilder<String> terms = csv(\"reads-terms.csv\").circular();";
        Files.writeString(folder.resolve("reads-terms.csv"), "term\nnotes\n");
        String before = decidedBy(feeder).get("file reads-terms.csv");
        Files.writeString(folder.resolve("reads-terms.csv"), "term\nelse\n");
        assertThat(decidedBy(feeder).get("file reads-terms.csv")).isNotNull().isNotEqualTo(before);
    }

    @Test
    void helpersCountAndCommentsAndTheBaseUrlDoNot() throws IOException {
        Path helper = Files.writeString(
                folder.resolve("Paths.java"), "final class Paths { static String home() { return \"/\"; } }");
        String field = "String home = Paths.home();";
        Map<String, String> before = decidedBy(field);
        assertThat(before).containsKeys("class Shop", "class Paths");

        Map<String, String> commented = decidedBy("// said\n/* more */ " + field);
        assertThat(commented).isEqualTo(before);

        Files.writeString(helper, "final class Paths { static String home() { return \"/home\"; } }");
        Map<String, String> after = decidedBy(field);
        assertThat(after.get("class Paths")).isNotEqualTo(before.get("class Paths"));
        assertThat(after.get("class Shop")).isEqualTo(before.get("class Shop"));
    }

    @Test
    void aLibraryDoesNotCountButABaseClassInItDoes() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(
                Files.createDirectories(elsewhere.resolve("org/tools")).resolve("Tool.java"),
                "package org.tools; public class Tool { public static int one() { return 1; } }");
        Path base = Files.writeString(
                elsewhere.resolve("org/tools/Base.java"),
                "package org.tools; public abstract class Base extends io.gatling.javaapi.core.Simulation"
                        + " { int one = Tool.one(); }");
        Path classes = Objects.requireNonNull(new ScenarioCompiler(folder.resolve("cache"), ClassPath.NONE)
                .compile(base)
                .classes());
        Path jar = folder.resolve("tools.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("org/tools/Tool.class", "org/tools/Base.class")) {
                out.putNextEntry(new JarEntry(name));
                out.write(Files.readAllBytes(classes.resolve(name)));
                out.closeEntry();
            }
        }
        Map<String, String> fields = decidedBy(new ClassPath(List.of(jar)), "org.tools.Base", "");
        assertThat(fields).containsKeys("class Shop", "class org.tools.Base").doesNotContainKey("class org.tools.Tool");
    }
}
