package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Hook;
import dev.onsale.scenario.OnSale;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hooks start on this machine. */
class HookCommandsTest {

    private static final class NoScenario extends OnSale {}

    private static final URI TARGET = URI.create("http://127.0.0.1:9");

    @TempDir
    Path folder;

    @Test
    void aCommandIsRunWithItsArgumentsAndWithoutAShell() throws IOException {
        Path written = folder.resolve("a file; with $odd characters");
        before(new Hook.Command(List.of("touch", written.toString()))).beforeRun(Duration.ZERO);
        assertThat(Files.exists(written)).isTrue();
    }

    @Test
    void aVariableInAWordOfACommandIsPutInAndNothingElseThatShellsKnow() throws IOException {
        Orders order = Orders.of(TARGET, folder)
                .beforeRun(new Hook.Command(List.of("touch", folder + "/${SEASON}-${OTHER:-x}")))
                .variables(Map.of("SEASON", "winter"));
        new Hooks(order.order(new NoScenario())).beforeRun(Duration.ZERO);
        assertThat(folder.resolve("winter-${OTHER:-x}")).exists();
    }

    @Test
    void aCommandThatFailsSaysItsExitCodeButNotItsArguments() {
        assertThatThrownBy(() -> before(new Hook.Command(List.of("sh", "-c", "exit 3 # s3cret")))
                        .beforeRun(Duration.ZERO))
                .isInstanceOf(HookFailedException.class)
                .hasMessageContaining("sh ended with exit code 3")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aCommandThatAsksIsToldThatNobodyAnswers() throws IOException {
        Path asked = folder.resolve("asked");
        before(new Hook.Command(List.of("sh", "-c", "cat && touch \"$0\"", asked.toString())))
                .beforeRun(Duration.ZERO);
        assertThat(asked).exists();
    }

    @Test
    void aCommandThatPreparesARunEndsWithAllItStartedWhenTheRunIsGivenUp() throws Exception {
        Path started = folder.resolve("started");
        Hooks hooks = before(new Hook.Command(List.of(
                "sh", "-c", "sleep 300 & echo $! > \"$0.part\"; mv \"$0.part\" \"$0\"; wait", started.toString())));
        CompletableFuture<Void> preparing = CompletableFuture.runAsync(() -> hooks.beforeRun(Duration.ZERO));
        while (!Files.exists(started)) {
            assertThat(preparing).isNotDone();
            Thread.onSpinWait();
        }
        ProcessHandle sleeping = ProcessHandle.of(
                        Long.parseLong(Files.readString(started).strip()))
                .orElseThrow();
        hooks.giveUp();
        assertThatThrownBy(() -> preparing.get(60, TimeUnit.SECONDS))
                .hasCauseInstanceOf(HookFailedException.class)
                .hasMessageContaining("sh was killed because the run was stopped");
        sleeping.onExit().get(60, TimeUnit.SECONDS);
    }

    @Test
    void aCommandThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> before(new Hook.Command(List.of("no-such-command-here")))
                        .beforeRun(Duration.ZERO))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no-such-command-here cannot be started");
    }

    private Hooks before(Hook... hooks) {
        return new Hooks(Orders.of(TARGET, folder).beforeRun(hooks).order(new NoScenario()));
    }
}
