package dev.onsale.practice.front;

import dev.onsale.practice.protocol.Wiring.NodeAddress;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One node as the balancer sees it: through all its processes, of which one after the other has its name. It gets
 * requests while it is well (it said that it is ready), is not being drained, and is scheduled to take part.
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

    /** Where to reach one of its processes, which may have ended meanwhile. */
    record Process(Node node, String url) {}

    Node(NodeAddress address) {
        this.id = address.id();
        this.url = address.url();
    }

    String id() {
        return id;
    }

    /** The process that it has now. */
    Process process() {
        return new Process(this, url);
    }

    /** Somebody listens at its address, or may. */
    boolean listens() {
        return listening;
    }

    /** Its process knows the present sale and the present faults. */
    boolean isTold() {
        return told;
    }

    /** It said that it is ready, and has not been missed since. */
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

    /** It may be given requests. */
    boolean isUp(long nowMs) {
        return (well || trustedUnready) && !draining && nowMs >= joinsAtMs;
    }

    /** What to call it: {@code up}, {@code draining}, {@code scheduled}, {@code starting}, {@code down}, {@code given up}. */
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
     * Counts a request that is about to be sent, if it may be. Counted first and looked at afterwards: a drain that
     * begins in between sees the count.
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

    /** No new requests from now on. */
    void drain() {
        draining = true;
    }

    void endDrain() {
        draining = false;
    }

    /**
     * Out of order: its next process gets requests as soon as it listens, whether or not it is ready. Once it is ready it
     * is like any other.
     */
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

    /** It said that it is ready. */
    void isReady(Process process) {
        if (isPresent(process) && told) {
            missedChecks.set(0);
            well = true;
            trustedUnready = false;
        }
    }

    /** It said that it is not ready yet. */
    void isUnready(Process process) {
        if (isPresent(process)) {
            missedChecks.set(0);
            well = false;
        }
    }

    /** It did not answer in time: it may only be busy, so that it takes several to put it out of turn. */
    void missedCheck(Process process) {
        if (isPresent(process) && missedChecks.incrementAndGet() >= MISSED_CHECKS_MAX) {
            well = false;
            trustedUnready = false;
        }
    }

    /** It cannot even be connected to. */
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
