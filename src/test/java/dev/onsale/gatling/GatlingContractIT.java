package dev.onsale.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.File;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * The contract with Gatling's insides. In the version that the house is built on every seam holds; of the newest patch of
 * every other minor it is known which are broken, so that an upgrade says what has to be done.
 */
class GatlingContractIT {

    private static final int MINOR_MIN = 13;

    /** What is kept of a broken seam is Gatling's side of it: ours moves about. */
    private static final Pattern OURS = Pattern.compile("^\\S+ (?:uses|lacks|counts on|does not link:) ");

    private static final Path KNOWN = Path.of("src", "test", "resources", "golden", "gatling");
    private static final Duration PROGRAM_MAX = Duration.ofSeconds(120);

    private static final LinkedInsides LINKED = new LinkedInsides();

    @TempDir
    private Path folder;

    private Set<String> broken(GatlingMinor minor) throws IOException {
        try (URLClassLoader loader = minor.loader()) {
            Set<String> broken = new TreeSet<>(LINKED.broken(loader));
            GatlingSeams.ALL.forEach(seam -> seam.broken(loader).ifPresent(broken::add));
            return broken;
        }
    }

    @Test
    void everySeamHoldsInTheVersionInUse() throws IOException {
        assertThat(broken(GatlingMinor.inUse())).isEmpty();
    }

    @Test
    void aSeamThatDoesNotHoldIsNamed() {
        ClassLoader here = GatlingContractIT.class.getClassLoader();
        String system = "io.gatling.core.actor.ActorSystem";

        assertThat(Seam.field("Ours", system, "executor", "int").broken(here))
                .hasValue("Ours counts on " + system + ": no field executor of type int");
        assertThat(Seam.constructor("Ours", system, "int").broken(here))
                .get()
                .asString()
                .contains("no constructor [int]");
        assertThat(Seam.method("Ours", "io.gatling.app.Runner", "start").broken(here))
                .get()
                .asString()
                .contains("no method start[]; there is [io.gatling.core.scenario.SimulationParams");
        assertThat(Seam.is("Ours", system, "java.lang.Runnable").broken(here))
                .get()
                .asString()
                .contains("is no java.lang.Runnable");
        assertThat(Seam.is("Ours", "io.gatling.Nowhere").broken(here))
                .get()
                .asString()
                .endsWith("no such class");
    }

    @Test
    void whatIsLookedForByReflectionIsNamed() {
        Set<String> named =
                GatlingSeams.ALL.stream().map(seam -> "gatling." + seam.user()).collect(Collectors.toSet());

        // It looks into whatever a protocol holds, and counts on nothing.
        assertThat(LINKED.reflecting()).isSubsetOf(with(named, "gatling.simulation.HeldAddresses"));
        assertThat(LINKED.reflecting()).contains("gatling.http.HeardSends", "gatling.structure.ShortWays");
    }

    private static Set<String> with(Set<String> all, String one) {
        return Stream.concat(all.stream(), Stream.of(one)).collect(Collectors.toSet());
    }

    @TestFactory
    Stream<DynamicTest> ofEveryOtherMinorItIsKnownWhatIsBroken() {
        int inUse = GatlingMinor.inUse().minor();
        return IntStream.rangeClosed(MINOR_MIN, inUse + 1)
                .filter(minor -> minor != inUse)
                .mapToObj(minor -> DynamicTest.dynamicTest("3." + minor, () -> compare(minor, minor > inUse)));
    }

    private void compare(int minor, boolean newer) throws IOException, InterruptedException {
        Path files = Files.createDirectories(folder.resolve("3." + minor));
        GatlingMinor other = GatlingMinor.newestOf(minor, files);
        Set<String> broken = broken(other);
        if (newer && !broken.isEmpty()) {
            throw new TestAbortedException("Gatling " + other.version() + " is out, and breaks: " + broken);
        }
        Path known = KNOWN.resolve("3." + minor + ".txt");
        String told = broken.stream()
                .map(line -> OURS.matcher(line).replaceFirst(""))
                .distinct()
                .sorted()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        if (Boolean.getBoolean("onsale.golden.update")) {
            Files.createDirectories(KNOWN);
            Files.writeString(known, told);
        }
        assertThat(told)
                .as(other.version() + ": " + broken)
                .isEqualTo(Files.exists(known) ? Files.readString(known) : "");
        if (broken.isEmpty()) {
            assertThat(behaviour(other)).isEqualTo(behaviour(GatlingMinor.inUse()));
        }
    }

    @Test
    void everyRoomDoesItsWorkInTheVersionInUse() throws IOException, InterruptedException {
        assertThat(behaviour(GatlingMinor.inUse()))
                .containsExactly(
                        "base URLs: [http://shop.example]",
                        "every step known: false",
                        "group shop: failed",
                        "last: {visit=[leave]}",
                        "own arrivals: 12",
                        "sent: 52",
                        "shop / around Redirect 20: redirect not followed",
                        "shop / around: ok",
                        "shop / checked: check jsonPath($.token).is(#{number})",
                        "shop / error: status 500",
                        "shop / fed 1: ok",
                        "shop / fed 3: ok",
                        "shop / silence: timeout",
                        "shop / unsent: No attribute named 'nowhere' is defined",
                        "visitors: 2 started, 2 ended",
                        "written: [home, leave]");
    }

    private List<String> behaviour(GatlingMinor minor) throws IOException, InterruptedException {
        Path told = Files.createTempFile(folder, "told", ".txt");
        Path errors = told.resolveSibling(told.getFileName() + ".errors");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        minor.withTheHouse().stream()
                                .map(Path::toString)
                                .collect(Collectors.joining(File.pathSeparator)),
                        ContractProgram.class.getName())
                .redirectOutput(told.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            int ended = assertTimeoutPreemptively(PROGRAM_MAX, () -> program.waitFor());
            assertThat(ended).as(Files.readString(errors)).isZero();
        } finally {
            program.destroyForcibly();
        }
        return Files.readAllLines(told, StandardCharsets.UTF_8);
    }
}
