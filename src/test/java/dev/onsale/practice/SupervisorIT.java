package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.practice.fault.FaultSet;
import dev.onsale.practice.process.JavaChild;
import dev.onsale.practice.protocol.NodeNews;
import dev.onsale.practice.protocol.Wiring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that never comes back. */
class SupervisorIT {
    private static final Wiring WIRING = new Wiring("", "", "", "", 0, 0, "", List.of(), FaultSet.CLEAN);

    /** A process that ends as soon as it has begun. */
    public static final class Dying {
        private Dying() {}

        public static void main(String[] arguments) {
            System.exit(1);
        }
    }

    @TempDir
    private Path folder;

    private final BlockingQueue<NodeNews> news = new LinkedBlockingQueue<>();

    @Test
    void aNodeThatNeverComesUpIsGivenUpAfterABoundAndThatIsSaid() throws Exception {
        List<JavaChild> started = new ArrayList<>();
        Supervisor supervisor = supervisor(started);
        supervisor.watch(start("n1"));
        NodeNews last = news.poll(60, TimeUnit.SECONDS);
        while (last != null && last.state() == NodeNews.State.EXITED) {
            last = news.poll(60, TimeUnit.SECONDS);
        }
        assertThat(last).isEqualTo(NodeNews.givenUp("n1"));
        assertThat(started)
                .hasSize(Backoff.FAILED_STARTS_MAX)
                .noneMatch(child -> child.handle().isAlive());
    }

    @Test
    void aStoppedSupervisorStartsNothingAnyMore() throws Exception {
        List<JavaChild> started = new ArrayList<>();
        Supervisor supervisor = supervisor(started);
        supervisor.stop();
        JavaChild only = start("n1");
        supervisor.watch(only);
        only.awaitExit();
        assertThat(news.poll(60, TimeUnit.SECONDS)).isEqualTo(NodeNews.exited("n1"));
        assertThat(started).isEmpty();
    }

    private Supervisor supervisor(List<JavaChild> started) {
        return new Supervisor(
                id -> {
                    JavaChild child = start(id);
                    started.add(child);
                    return child;
                },
                WIRING,
                news::add,
                Duration.ofSeconds(20));
    }

    private JavaChild start(String id) throws IOException {
        return JavaChild.start(id, List.of(), List.of(), Dying.class, List.of(), folder.resolve(id + ".log"));
    }
}
