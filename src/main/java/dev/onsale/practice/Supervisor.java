package dev.onsale.practice;

import dev.onsale.practice.process.ChildFailure;
import dev.onsale.practice.process.JavaChild;
import dev.onsale.practice.protocol.ChildReport;
import dev.onsale.practice.protocol.NodeNews;
import dev.onsale.practice.protocol.Wiring;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps nodes alive. Restarts a node whose process ends, after a back-off, sends it the wiring, and reports its new
 * address to the balancer. Each node has a thread that waits for its end; after a stop, no process is started any more.
 */
final class Supervisor {
    /** Starts another process of a node, and returns immediately. */
    @FunctionalInterface
    interface Starter {
        JavaChild start(String id) throws IOException;
    }

    /** Receives the events of the nodes. */
    @FunctionalInterface
    interface Listener {
        void hear(NodeNews news) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    private final Starter starter;
    private final Wiring wiring;
    private final Listener listener;
    private final Duration startWithin;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Map<String, JavaChild> present = new LinkedHashMap<>();

    /** @param startWithin time limit for a new process to listen, and then to be wired */
    Supervisor(Starter starter, Wiring wiring, Listener listener, Duration startWithin) {
        this.starter = starter;
        this.wiring = wiring;
        this.listener = listener;
        this.startWithin = startWithin;
    }

    /** @param node a wired process */
    synchronized void watch(JavaChild node) {
        present.put(node.name(), node);
        Thread keeper = new Thread(new Keeper(node), "onsale-practice-supervisor-" + node.name());
        keeper.setDaemon(true);
        keeper.start();
    }

    /** The present processes; a node that is being restarted may be missing. */
    synchronized List<JavaChild> present() {
        return new ArrayList<>(present.values());
    }

    /** Once this returns, no process is started any more. Existing ones continue. */
    synchronized void stop() {
        stopped.countDown();
    }

    private synchronized Optional<JavaChild> start(String id) throws IOException {
        if (isStopped()) {
            return Optional.empty();
        }
        JavaChild child = starter.start(id);
        present.put(id, child);
        return Optional.of(child);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** One node through all its lives. */
    private final class Keeper implements Runnable {
        private final String id;
        private final JavaChild first;
        private Backoff backoff = Backoff.NONE;

        Keeper(JavaChild first) {
            this.id = first.name();
            this.first = first;
        }

        @Override
        public void run() {
            try {
                Optional<JavaChild> life = Optional.of(first);
                while (life.isPresent()) {
                    liveOut(life.get());
                    life = nextLife();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void liveOut(JavaChild life) throws InterruptedException {
            long beganNanos = System.nanoTime();
            int status = life.awaitExit();
            backoff = status == JavaChild.ORDERLY_EXIT
                    ? backoff.afterOrderlyEnd()
                    : backoff.afterCrash(Duration.ofNanos(System.nanoTime() - beganNanos));
            tell(NodeNews.exited(id));
        }

        /** Empty if there is to be none: the supervisor is stopped, or the node is given up. */
        private Optional<JavaChild> nextLife() throws InterruptedException {
            while (!backoff.givesUp()) {
                if (stopped.await(backoff.delay().toMillis(), TimeUnit.MILLISECONDS)) {
                    return Optional.empty();
                }
                Optional<JavaChild> life = birth();
                if (life.isPresent() || isStopped()) {
                    return life;
                }
                backoff = backoff.afterFailedStart();
            }
            LOG.warn(
                    "the practice box office gives node {} up: it did not come up {} times in a row",
                    id,
                    Backoff.FAILED_STARTS_MAX);
            tell(NodeNews.givenUp(id));
            return Optional.empty();
        }

        private Optional<JavaChild> birth() throws InterruptedException {
            Optional<JavaChild> child = Optional.empty();
            try {
                child = start(id);
                if (child.isPresent()) {
                    comeUp(child.get());
                }
                return child;
            } catch (ChildFailure | IOException failure) {
                if (!isStopped()) {
                    LOG.warn("node {} of the practice box office did not come up: {}", id, failure.getMessage());
                    tell(NodeNews.exited(id));
                }
                child.ifPresent(JavaChild::close);
                return Optional.empty();
            }
        }

        private void comeUp(JavaChild child) throws IOException, InterruptedException {
            int port = child.await(ChildReport.State.LISTENING, startWithin).port();
            tell(NodeNews.listening(id, "http://127.0.0.1:" + port));
            child.tell(wiring);
            child.await(ChildReport.State.READY, startWithin);
        }

        private void tell(NodeNews news) {
            try {
                listener.hear(news);
            } catch (IOException frontGone) {
                // Without a front no requests reach the nodes; the box office is being closed, or will be.
            }
        }
    }
}
