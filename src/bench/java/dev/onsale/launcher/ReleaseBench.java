package dev.onsale.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A release, made by its one command from what was committed: twice, and installed where it is hardest. {@code
 * -Dimage.base=tar://FILE} makes the images too, of a base image that {@code src/release/base-image} makes.
 */
class ReleaseBench {
    private static final String BASE = System.getProperty("image.base", "");

    /** Spaces, and letters that a machine without a locale cannot say. */
    private static final String ODD = "Pläne für Straßen 東京";

    @TempDir
    private static Path folder;

    private static ReleasedFolder release;

    @BeforeAll
    static void make() throws Exception {
        release = ReleasedFolder.make(
                folder.resolve("one/onsale"), "022", Map.of("TZ", "UTC", "LC_ALL", "C.UTF-8"), imageOption());
    }

    private static String imageOption() {
        return BASE.isEmpty() ? "-Djib.skip=true" : "-Dimage.base=" + BASE;
    }

    @Test
    void twoBuildsAreTheSameByteForByte() throws Exception {
        ReleasedFolder other = ReleasedFolder.make(
                folder.resolve("another place/of a longer name"),
                "077",
                Map.of("TZ", "Pacific/Kiritimati", "LC_ALL", "C"),
                imageOption());

        assertThat(other.artifacts()).isEqualTo(release.artifacts()).hasSizeGreaterThanOrEqualTo(6);
        release.artifacts().forEach((name, digest) -> System.out.println(digest + "  " + name));
    }

    @Test
    void theArchiveRunsWhereverItIsUnpacked() throws Exception {
        Path home = release.unpacked(folder.resolve(ODD));
        Path cwd = Files.createDirectories(folder.resolve("nothing here ü"));
        openToAll(folder);
        ReleasedFolder.run(folder, Map.of(), "chmod", "-R", "a-w", home.toString());
        try (SmallSale sale = new SmallSale()) {
            Path plan = sale.writePlan(Files.createDirectories(cwd.resolve("päne")));
            openToAll(cwd);
            for (String java : javas()) {
                for (String locale : List.of("C", "C.UTF-8")) {
                    Map<String, String> variables = Map.of(
                            "JAVA_HOME",
                            java,
                            "LC_ALL",
                            locale,
                            "LANG",
                            locale,
                            "XDG_CACHE_HOME",
                            cwd + "/cache " + locale);
                    assertThat(another(cwd, variables, home, "--version").stdout())
                            .matches("onsale [^ ]+, commit [0-9a-f]{12}, Gatling .*, Java .*\n");
                    LaunchedProcess shipped = another(cwd, variables, home, "plan", home + "/scenarios/arena.yaml");
                    assertThat(shipped.stderr()).isEmpty();
                    LaunchedProcess run = another(cwd, variables, home, "run", plan.toString(), "--reports", "rüns");
                    assertThat(run.stdout()).startsWith("PASS");
                    assertThat(run.status()).isZero();
                }
            }
        }
        assertThat(home.resolve("share/man/man1/onsale-gate.1")).isNotEmptyFile();
        assertThat(home.resolve("share/bash-completion/completions/onsale")).isNotEmptyFile();
        assertThat(home.resolve("THIRD-PARTY.txt")).content().contains("io.gatling");
        assertThat(home.resolve("SBOM.cdx.json")).content().contains("pkg:maven/io.gatling/gatling-app@");
    }

    @Test
    void theImageStartsWithoutRoot() throws Exception {
        assumeTrue(!BASE.isEmpty(), "-Dimage.base=tar://FILE names no base image");
        Path root = Files.createDirectories(folder.resolve("image/root"));
        Path image = release.artifact(imageName());
        ReleasedFolder.run(root, Map.of(), "bash", "-c", UNPACK, image.toString());
        openToAll(folder);
        assertThat(contained(root, "--version").stdout()).startsWith("onsale ").contains("commit ");
        assertThat(contained(root, "plan", "/opt/onsale/scenarios/arena.yaml").status())
                .isZero();
        LaunchedProcess check = contained(
                root, "check", "/opt/onsale/scenarios/arena.yaml", "--target", "http://127.0.0.1:9", "--reports", "r");
        assertThat(check.stderr()).as("compiled, then nobody answered").contains("127.0.0.1:9");
        assertThat(check.status()).isEqualTo(2);
    }

    /** Layers in their order, over one another. */
    private static final String UNPACK = """
            set -e
            mkdir ../layers && tar -C ../layers -xf "$0"
            python3 -c 'import json; print("\\n".join(json.load(open("../layers/manifest.json"))[0]["Layers"]))' |
              while read -r layer; do tar -xf "../layers/$layer"; done
            """;

    private static String imageName() throws Exception {
        return release.artifacts().keySet().stream()
                .filter(name -> name.endsWith("-image.tar"))
                .findFirst()
                .orElseThrow();
    }

    /** In namespaces that nobody may make: the same as rootless containers. */
    private static LaunchedProcess contained(Path root, String... words) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of(
                                        "setpriv --reuid=65534 --regid=65534 --clear-groups bwrap --unshare-user --uid 65534"
                                                .split(" "),
                                        ("--gid 65534 --unshare-pid --bind " + root
                                                        + " / --proc /proc --dev /dev --tmpfs /tmp"
                                                        + " --chdir /work --clearenv --setenv XDG_CACHE_HOME /var/cache/onsale --setenv"
                                                        + " JAVA_HOME " + javaHomeIn(root)
                                                        + " --setenv PATH /usr/local/bin:/usr/bin:/bin onsale")
                                                .split(" "))
                                .flatMap(Stream::of),
                        Stream.of(words))
                .toList();
        return LaunchedProcess.run(root, Map.of(), command);
    }

    private static String javaHomeIn(Path root) throws Exception {
        try (Stream<Path> javas = Files.list(root.resolve("usr/lib/jvm"))) {
            return "/"
                    + root.relativize(javas.filter(java -> Files.exists(java.resolve("bin/java")))
                            .findFirst()
                            .orElseThrow());
        }
    }

    /** As somebody who owns nothing. */
    private static LaunchedProcess another(Path cwd, Map<String, String> variables, Path home, String... words)
            throws Exception {
        return LaunchedProcess.run(
                cwd,
                variables,
                Stream.concat(
                                Stream.of(
                                        "setpriv",
                                        "--reuid=65534",
                                        "--regid=65534",
                                        "--clear-groups",
                                        home + "/bin/onsale"),
                                Stream.of(words))
                        .toList());
    }

    private static void openToAll(Path folder) throws Exception {
        ReleasedFolder.run(folder, Map.of(), "chmod", "-R", "a+rX", folder.toString());
        ReleasedFolder.run(folder, Map.of(), "bash", "-c", "find . -name 'nothing*' -exec chmod -R a+rwX {} +");
    }

    /** This one, and others that stand beside it: {@code -Dother.javas=HOME:HOME}. */
    private static List<String> javas() {
        return Stream.concat(
                        Stream.of(System.getProperty("java.home")),
                        Stream.of(System.getProperty("other.javas", "").split(":")))
                .filter(java -> !java.isEmpty())
                .toList();
    }
}
