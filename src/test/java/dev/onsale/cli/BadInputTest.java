package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people get wrong, given to the commands themselves: what, where, a hint, and never a stack trace. */
class BadInputTest {
    private static final Path SCENARIOS = Path.of("scenarios");

    private final CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void givenTheArenaPlan() throws IOException {
        Files.copy(SCENARIOS.resolve("arena.yaml"), folder.resolve("arena.yaml"));
        Files.copy(SCENARIOS.resolve("ArenaOnSale.java"), folder.resolve("ArenaOnSale.java"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pace:           | paec:               | unknown key 'paec'               | did you mean 'pace'?",
                "rate: 10/s      | rate: 10/fortnight  | arrivals.rate is '10/fortnight'  | the units are /s, /min and /h",
                "rate: 10/s      | rate: 0/s           | arrivals.rate is '0/s'           | choose a rate",
                "rate: 10/s      | rate: -3/s          | arrivals.rate is '-3/s'          | choose a rate",
                "fan: 100%       | fan: 90%            | add up to 90%, expected 100%   | add the missing 10%",
            })
    void aPlanThatIsWrong(String right, String wrong, String what, String hint) throws IOException {
        Path plan = folder.resolve("arena.yaml");
        Files.writeString(plan, Files.readString(plan).replaceFirst(right, wrong));

        assertThat(captured.run("plan", plan.toString())).isEqualTo(64);
        assertThat(captured.progress())
                .matches("(?s)onsale: " + plan + ":\\d+:\\d+: .*")
                .contains(what)
                .contains("hint: " + hint);
        assertThat(captured.verdicts()).isEmpty();
    }

    @Test
    void aRuleOfStepsThatThereIsNot() {
        String plan = folder.resolve("arena.yaml").toString();
        assertThat(captured.run("plan", plan, "--steps", "by-name")).isEqualTo(64);
        assertThat(captured.progress())
                .contains("--steps is 'by-name'")
                .contains("hint: use --steps by-value or --steps by-template");
        assertThat(captured.run("check", plan, "--steps", "by-value")).isEqualTo(64);
        assertThat(captured.progress()).contains("--steps is only for plain Gatling simulations");
    }

    @Test
    void noSuchPlan() {
        assertThat(captured.run("run", "nowhere.yaml")).isEqualTo(64);
        assertThat(captured.progress()).contains("no such plan: nowhere.yaml").contains("hint: ");
    }

    @Test
    void aPlanOfAnOnSaleWithoutArrivals() throws IOException {
        Path plan = Files.writeString(
                folder.resolve("nobody.yaml"), "plan: nobody\nscenario: ArenaOnSale.java\ntarget: practice\n");
        assertThat(captured.run("plan", plan.toString())).isEqualTo(64);
        assertThat(captured.progress())
                .contains(plan + ": the plan has no 'arrivals'")
                .contains("hint: add 'arrivals:'");
    }

    @Test
    void aScenarioThatDoesNotCompile() throws IOException {
        Path scenario = folder.resolve("ArenaOnSale.java");
        Files.writeString(scenario, Files.readString(scenario).replace("visitors(\"fan\")", "visitors(fan)"));

        assertThat(run()).isEqualTo(64);
        assertThat(captured.progress())
                .matches("(?s)onsale: " + scenario + ":\\d+:\\d+: cannot find symbol.*")
                .contains("hint: ");
    }

    @Test
    void aClassThatIsNoScenario() throws IOException {
        Files.writeString(folder.resolve("ArenaOnSale.java"), "public class ArenaOnSale {}");

        assertThat(run()).isEqualTo(64);
        assertThat(captured.progress())
                .contains("ArenaOnSale is not a scenario")
                .contains("extends dev.onsale.scenario.OnSale");
    }

    @Test
    void aTargetElsewhere() {
        assertThat(run("--target", "http://shop.example.com")).isEqualTo(64);
        assertThat(captured.progress())
                .contains("shop.example.com is not this machine")
                .contains("--allow-target shop.example.com");
    }

    @Test
    void aTargetThatIsDown() throws IOException {
        assertThat(run("--target", "http://127.0.0.1:" + freePort())).isEqualTo(2);
        assertThat(captured.progress()).contains("does not answer").contains("hint: start the target");
    }

    @Test
    void aReportsFolderThatCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));
        HttpServer target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.start();
        try {
            assertThat(run(
                            "--target",
                            "http://127.0.0.1:" + target.getAddress().getPort(),
                            "--reports",
                            file.resolve("reports").toString()))
                    .isEqualTo(64);
        } finally {
            target.stop(0);
        }
        assertThat(captured.progress()).contains("cannot be written").contains("--reports DIR");
    }

    @Test
    void aPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(captured.run("practice", "--port", Integer.toString(taken.getLocalPort())))
                    .isEqualTo(64);
        }
        assertThat(captured.progress()).contains("is in use").contains("hint: choose another port");
    }

    @ParameterizedTest
    @CsvSource({"tito-2017-slow-qury, did you mean 'tito-2017-slow-query'?", "hold-lock=99, hint: use a number above 0"
    })
    void aFaultThatThereIsNot(String fault, String hint) {
        assertThat(captured.run("rehearse", "--fault", fault)).isEqualTo(64);
        assertThat(captured.progress()).contains(hint);
    }

    @ParameterizedTest
    @CsvSource({"report", "compare"})
    void noSuchRun(String command) {
        assertThat(captured.run(command, "no-such-run")).isEqualTo(64);
        assertThat(captured.progress()).contains("no-such-run: no such run").contains("hint: ");
    }

    @Test
    void aRunThatIsDamaged() throws IOException {
        Path damaged = Files.createDirectory(folder.resolve("damaged"));
        Files.writeString(damaged.resolve("run.json"), "{\"format\": 1, \"id\":");

        assertThat(captured.run("report", damaged.toString())).isEqualTo(64);
        assertThat(captured.progress()).contains("run.json").contains("hint: ");
    }

    private int run(String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("run", folder.resolve("arena.yaml").toString()));
        if (options.length == 0) {
            arguments.addAll(List.of("--target", "http://127.0.0.1:1"));
        }
        arguments.addAll(List.of(options));
        return captured.run(arguments.toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
