package dev.onsale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample of a team's own build, with our artifacts and nothing else in its local repository: what it needs comes from
 * the registry, by our POM. Fetches some hundred megabytes.
 */
class OwnBuildBench {
    @TempDir
    private Path folder;

    @Test
    void gatesItsScenarioAndItsSimulation() throws Exception {
        Path repository = Files.createDirectories(folder.resolve("repository"));
        Path sample = folder.resolve("shop");
        ReleasedFolder.run(folder, Map.of(), "cp", "-r", path("docs/samples/maven"), sample.toString());
        ReleasedFolder.run(
                Path.of("").toAbsolutePath(),
                Map.of(),
                "./mvnw",
                "-q",
                "install:install-file",
                "-Dfile=" + path("target/onsale.jar"),
                "-DpomFile=" + path("pom.xml"),
                "-DlocalRepositoryPath=" + repository);
        try (SmallSale sale = new SmallSale()) {
            for (int night = 1; night <= 4; night++) {
                LaunchedProcess gated = maven(sample, repository, "verify", "-Dshop.url=" + sale.url());
                String said = gated.stdout() + gated.stderr();
                System.out.println("night " + night + ": exit " + gated.status());
                assertThat(gated.status()).as(said).isZero();
                assertThat(said).contains("learning, " + night + " of 5");
            }
            sale.candidateTakes(60);
            sale.presentCandidate();
            LaunchedProcess slow = maven(sample, repository, "verify", "-Dshop.url=" + sale.url());
            assertThat(slow.status()).isEqualTo(1);
            assertThat(slow.stdout()).contains("Process exited with an error: 1", "FAIL  browse");
        }
        LaunchedProcess nobody = maven(sample, repository, "verify", "-Dshop.url=http://127.0.0.1:9");
        assertThat(nobody.stdout()).contains("Process exited with an error: 2");
        assertThat(jars(repository)).noneMatch(jar -> jar.matches("(javalin|flyway|jedis|embedded-|jetty-).*"));
        assertThat(repository.resolve("io/gatling/gatling-app")).isDirectory();
    }

    private LaunchedProcess maven(Path sample, Path repository, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                path("mvnw"), "-B", "-f", sample.resolve("pom.xml").toString(), "-Dmaven.repo.local=" + repository));
        command.addAll(List.of(words));
        return LaunchedProcess.run(sample, Map.of("XDG_CACHE_HOME", folder + "/cache"), command);
    }

    private static String path(String file) {
        return Path.of(file).toAbsolutePath().toString();
    }

    private static List<String> jars(Path repository) throws Exception {
        try (Stream<Path> files = Files.walk(repository)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        }
    }
}
