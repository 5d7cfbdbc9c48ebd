package dev.onsale.practice.front;

import dev.onsale.practice.protocol.Wiring.NodeAddress;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One node as the balancer sees it, through all its successive processes. It gets requests while it is healthy (it
 * reported that it is ready), is not being drained, and is scheduled to take part.
 */
final class Node {
    private static final int MISSED_CHECKS_MAX = 3;

    private final String id;
    private final AtomicInteger outstanding = new AtomicInteger();
    private final AtomicInteger missedChecks = new AtomicInteger();
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile String url;
    private volatile boolean listening = true;
    private volatile boolean told;
    private volatile boolean well;
    private volatile boolean draining;
    private volatile boolean trustedUnready;
    private volatile boolean givenUp;
    private volatile boolean trustsNextProcess;
    private volatile long joinsAtMs;

    /** The address of one of its processes, which may have ended meanwhile. */
    record Process(Node node, String url) {}

    Node(NodeAddress address) {
        this.id = address.id();
        this.url = address.url();
    }

    String id() {
        return id;
    }

    /** Its present process. */
    Process process() {
        return new Process(this, url);
    }

    /** Whether a process listens at its address, or may. */
    boolean listens() {
        return listening;
    }

    /** Whether its process knows the present sale and the present faults. */
    boolean isTold() {
        return told;
    }

    /** Whether it reported that it is ready and has not failed health checks since. */
    boolean isWell() {
        return well;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    /** How many processes followed the first. */
    int restarts() {
        return restarts.get();
    }

    int outstanding() {
        return outstanding.get();
    }

    /** Whether it may get requests. */
    boolean isUp(long nowMs) {
        return (well || trustedUnready) && !draining && nowMs >= joinsAtMs;
    }

    /**
     * Its state in words: {@code up}, {@code draining}, {@code scheduled}, {@code starting}, {@code down},
     * {@code given up}.
     */
    String state(long nowMs) {
        if (givenUp) {
            return "given up";
        }
        if (draining) {
            return "draining";
        }
        if (isUp(nowMs)) {
            return "up";
        }
        if (well) {
            return "scheduled";
        }
        return listening ? "starting" : "down";
    }

    /**
     * Counts a request that is about to be sent, if it may be. Counts first and checks afterwards: a drain that begins
     * in between sees the count.
     */
    boolean began(long nowMs) {
        outstanding.incrementAndGet();
        if (isUp(nowMs)) {
            return true;
        }
        outstanding.decrementAndGet();
        return false;
    }

    void ended() {
        outstanding.decrementAndGet();
    }

    /** Stops new requests. */
    void drain() {
        draining = true;
    }

    void endDrain() {
        draining = false;
    }

    /** Lets its next process get requests as soon as it listens, ready or not. Once ready it is like any other. */
    void trustNextProcess() {
        trustsNextProcess = true;
    }

    void joinsAt(long epochMs) {
        joinsAtMs = epochMs;
    }

    void setTold(Process process, boolean toldNow) {
        if (isPresent(process)) {
            told = toldNow;
            if (!toldNow) {
                well = false;
            }
        }
    }

    /** It reported that it is ready. */
    void isReady(Process process) {
        if (isPresent(process) && told) {
            missedChecks.set(0);
            well = true;
            trustedUnready = false;
        }
    }

    /** It reported that it is not ready yet. */
    void isUnready(Process process) {
        if (isPresent(process)) {
            missedChecks.set(0);
            well = false;
        }
    }

    /** It did not respond in time: it may only be busy, so it takes several misses to take it out of rotation. */
    void missedCheck(Process process) {
        if (isPresent(process) && missedChecks.incrementAndGet() >= MISSED_CHECKS_MAX) {
            well = false;
            trustedUnready = false;
        }
    }

    /** It refuses connections. */
    void isGone(Process process) {
        if (isPresent(process)) {
            well = false;
            trustedUnready = false;
        }
    }

    /** Its process has ended. */
    void exited() {
        listening = false;
        told = false;
        well = false;
        trustedUnready = false;
    }

    void giveUp() {
        exited();
        givenUp = true;
    }

    /** A new process of it listens. */
    void listensAt(String newUrl) {
        exited();
        missedChecks.set(0);
        restarts.incrementAndGet();
        url = newUrl;
        listening = true;
        if (trustsNextProcess) {
            trustsNextProcess = false;
            trustedUnready = true;
            draining = false;
        }
    }

    private boolean isPresent(Process process) {
        return url.equals(process.url());
    }
}
