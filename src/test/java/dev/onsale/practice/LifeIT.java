package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing survives the parent, however it ends. */
class LifeIT {
    /** Starts a box office, prints the pids of its processes, the memory store and the database last, and waits for ever. */
    public static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws IOException {
            PracticeBoxOffice boxOffice = PracticeBoxOffice.start(PracticeOptions.DEFAULT.withNodes(1));
            StringBuilder pids = new StringBuilder();
            boxOffice.pids().forEach(pid -> pids.append(pid).append(' '));
            System.out.println(pids.append(redisPid()).append(' ').append(databasePid()));
            while (System.in.read() >= 0) {
                continue;
            }
        }

        private static long redisPid() {
            return ProcessHandle.current()
                    .children()
                    .filter(child -> child.info().command().orElse("").contains("redis-server"))
                    .findFirst()
                    .orElseThrow()
                    .pid();
        }

        /** Its own is the latest: another parent's may be running. */
        private static long databasePid() throws IOException {
            try (Stream<Path> files = Files.walk(PracticeBoxOffice.stateDirectory(), 4)) {
                Path file = files.filter(path -> path.endsWith("data/postmaster.pid"))
                        .max(Comparator.comparingLong(path -> path.toFile().lastModified()))
                        .orElseThrow();
                return Long.parseLong(Files.readAllLines(file).get(0).strip());
            }
        }
    }

    @TempDir
    private Path state;

    @BeforeEach
    void lendKit() throws IOException {
        LentKit.to(state);
    }

    @AfterEach
    void takeKitBack() throws IOException {
        LentKit.takeBack(state);
    }

    @Test
    void afterAKillTheChildrenAndRedisEndByThemselvesAndTheNextStartRemovesTheDatabase() throws Exception {
        Process parent = startParent();
        List<ProcessHandle> family = family(parent);
        ProcessHandle database = family.get(family.size() - 1);
        // A node that was started again must not be forgotten either, however far it has come.
        ProcessHandle again = startedAgain(parent, family);
        parent.destroyForcibly().waitFor();
        again.onExit().get(10, TimeUnit.SECONDS);
        for (ProcessHandle child : family.subList(0, family.size() - 1)) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
        assertThat(database.isAlive()).isTrue();
        Path left = onlyRun();
        assertThat(left.resolve("data")).isDirectory();

        Process next = startParent();
        family(next);
        assertThat(database.isAlive()).isFalse();
        assertThat(left).doesNotExist();
        stop(next);
        assertThat(runs()).isEmpty();
    }

    @Test
    void aTerminatedParentStopsEverythingOfItsOwnBeforeItEndsAndNothingOfALivingOne() throws Exception {
        Process parent = startParent();
        List<ProcessHandle> family = family(parent);
        Process other = startParent();
        List<ProcessHandle> otherFamily = family(other);
        assertThat(family)
                .as("the next start leaves a living parent's box office alone")
                .allMatch(ProcessHandle::isAlive);
        stop(other);
        for (ProcessHandle member : otherFamily) {
            member.onExit().get(10, TimeUnit.SECONDS);
        }
        assertThat(family).allMatch(ProcessHandle::isAlive);
        stop(parent);
        for (ProcessHandle member : family) {
            member.onExit().get(10, TimeUnit.SECONDS);
        }
        assertThat(runs()).isEmpty();
    }

    @Test
    void aPortInUseIsSaidSoAndNothingIsLeftRunning() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatExceptionOfType(PortInUseException.class)
                    .isThrownBy(() -> PracticeBoxOffice.start(PracticeOptions.DEFAULT.withPort(taken.getLocalPort())))
                    .withMessage("port " + taken.getLocalPort() + " is in use")
                    .satisfies(refused -> assertThat(refused.hint()).contains("another port"));
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsSaidSo() {
        assertThatExceptionOfType(PracticeException.class)
                .isThrownBy(() -> PracticeBoxOffice.start(
                        PracticeOptions.DEFAULT.withDatabaseUrl("jdbc:postgresql://127.0.0.1:1/none?user=nobody")))
                .satisfies(refused -> assertThat(refused.hint()).contains("address, user and password"));
    }

    @Test
    void aBoxOfficeRunsOnADatabaseOfTheUsersOwn() {
        String own = Shared.boxOffice().databaseUrl().replace("/postgres?", "/template1?");
        try (PracticeBoxOffice boxOffice =
                PracticeBoxOffice.start(PracticeOptions.DEFAULT.withNodes(1).withDatabaseUrl(own))) {
            assertThat(boxOffice.databaseUrl()).isEqualTo(own);
            Customer fan = Customer.admitted(boxOffice, "{\"doorsInMs\":0}");
            assertThat(fan.hold("{\"party\":2}").status()).isEqualTo(201);
        }
    }

    private static ProcessHandle startedAgain(Process parent, List<ProcessHandle> family) {
        List<ProcessHandle> before = parent.children().toList();
        family.get(1).destroyForcibly();
        long untilNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        Optional<ProcessHandle> again = Optional.empty();
        while (again.isEmpty()) {
            assertThat(System.nanoTime()).as("a node is started again in time").isLessThan(untilNanos);
            Looks.pause();
            again = parent.children().filter(child -> !before.contains(child)).findFirst();
        }
        return again.get();
    }

    private Process startParent() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Donsale.cache=" + state,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<ProcessHandle> family(Process parent) throws IOException {
        BufferedReader output = parent.inputReader(StandardCharsets.UTF_8);
        return Stream.of(output.readLine().split(" "))
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                .toList();
    }

    private static void stop(Process parent) throws Exception {
        parent.toHandle().destroy();
        assertThat(parent.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private Path onlyRun() throws IOException {
        List<Path> folders = runs().stream().filter(Files::isDirectory).toList();
        assertThat(folders).hasSize(1);
        return folders.get(0);
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> runs = Files.list(state.resolve("runs"))) {
            return runs.toList();
        }
    }
}
