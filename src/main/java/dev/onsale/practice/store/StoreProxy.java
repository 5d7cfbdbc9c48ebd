package dev.onsale.practice.store;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A TCP proxy on the way to the store: passes bytes from its port to the store's, and the responses back. One thread
 * moves all of it. While {@link #disturb disturbed}, nothing passes during bursts, and connections are reset in them.
 */
public final class StoreProxy implements AutoCloseable {
    private static final int BACKLOG = 512;

    /**
     * What has happened so far.
     *
     * @param connections open now
     * @param stalls whether nothing passes at the moment
     * @param bursts how many have begun
     * @param resets connections reset
     */
    public record Report(int connections, boolean stalls, int bursts, int resets) {}

    private final Selector selector;
    private final ServerSocketChannel listener;
    private final Set<Link> links = new HashSet<>();
    private volatile @Nullable Disturbance disturbance;
    private volatile Report report = new Report(0, false, 0, 0);
    private @Nullable InetSocketAddress store;

    private StoreProxy(Selector selector, ServerSocketChannel listener) {
        this.selector = selector;
        this.listener = listener;
    }

    /** Listens on a free port of 127.0.0.1; connections wait for {@link #start}. */
    public static StoreProxy listen() throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress("127.0.0.1", 0), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        return new StoreProxy(selector, listener);
    }

    public int port() {
        return listener.socket().getLocalPort();
    }

    /** Starts forwarding to a store on this port of 127.0.0.1. */
    public void start(int storePort) {
        store = new InetSocketAddress("127.0.0.1", storePort);
        Thread mover = new Thread(this::run, "store-proxy");
        mover.setDaemon(true);
        mover.start();
    }

    /** From now on nothing passes during bursts; see {@link Bursts} for the effect of strength and seed. */
    public void disturb(double strength, long seed) {
        disturb(new Disturbance(new Bursts(strength, seed)::next, seed, nowMs()));
    }

    void disturb(Disturbance wanted) {
        disturbance = wanted;
        selector.wakeup();
    }

    /** From now on everything passes immediately. */
    public void calm() {
        disturbance = null;
        selector.wakeup();
    }

    public Report report() {
        return report;
    }

    @Override
    public void close() throws IOException {
        selector.close();
        listener.close();
    }

    private void run() {
        try {
            boolean stalled = false;
            while (selector.isOpen()) {
                Disturbance present = disturbance;
                boolean stalls = present != null && isStalled(present);
                if (stalls != stalled) {
                    stalled = stalls;
                    links.forEach(link -> link.await(stalls));
                }
                note(stalls);
                selector.select(present == null ? 0 : present.untilChangeMs(nowMs()));
                if (selector.isOpen()) {
                    serve(stalls);
                }
            }
        } catch (IOException broken) {
            LoggerFactory.getLogger(StoreProxy.class).error("the proxy to the store ends", broken);
        }
    }

    private boolean isStalled(Disturbance present) throws IOException {
        long nowMs = nowMs();
        present.advance(nowMs);
        while (present.isResetDue(nowMs)) {
            resetSome(present);
        }
        return present.stalls(nowMs);
    }

    private void resetSome(Disturbance present) throws IOException {
        Iterator<Link> open = links.iterator();
        int reset = 0;
        while (open.hasNext()) {
            Link link = open.next();
            if (present.hits()) {
                open.remove();
                link.reset();
                reset++;
            }
        }
        report = new Report(links.size(), report.stalls(), report.bursts(), report.resets() + reset);
    }

    private void note(boolean stalls) {
        Report before = report;
        if (before.stalls() != stalls || before.connections() != links.size()) {
            int bursts = stalls && !before.stalls() ? before.bursts() + 1 : before.bursts();
            report = new Report(links.size(), stalls, bursts, before.resets());
        }
    }

    private void serve(boolean stalls) throws IOException {
        Iterator<SelectionKey> selected = selector.selectedKeys().iterator();
        while (selected.hasNext()) {
            SelectionKey key = selected.next();
            selected.remove();
            if (key.isValid() && key.attachment() instanceof Link link) {
                if (!stalls) {
                    serve(link, key);
                }
            } else if (key.isValid()) {
                accept(stalls);
            }
        }
    }

    private void accept(boolean stalls) throws IOException {
        InetSocketAddress target = store;
        for (SocketChannel client = listener.accept(); client != null && target != null; client = listener.accept()) {
            try {
                Link link = Link.open(client, target, selector);
                links.add(link);
                link.await(stalls);
            } catch (IOException refused) {
                LoggerFactory.getLogger(StoreProxy.class).warn("the store refuses: {}", refused.getMessage());
            }
        }
    }

    private void serve(Link link, SelectionKey side) throws IOException {
        try {
            if (link.pump(side)) {
                link.await(false);
            } else {
                links.remove(link);
                link.close();
            }
        } catch (IOException broken) {
            // If one side breaks, the other is broken too.
            links.remove(link);
            link.reset();
        }
    }

    /** The clock of the disturbances. */
    static long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
