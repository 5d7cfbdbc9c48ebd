package dev.onsale.practice.shop;

import dev.onsale.practice.fault.FaultKind;
import dev.onsale.practice.protocol.AdmissionTokens;
import dev.onsale.practice.protocol.NodeReport;
import dev.onsale.practice.protocol.Refusals;
import dev.onsale.practice.protocol.ResetOrder;
import dev.onsale.practice.protocol.SaleSettings;
import dev.onsale.practice.protocol.SeatCounts;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** A wired node: the shop of the current sale, the counters of its requests, and the sweeper of lapsed claims. */
final class ShopNode {
    private static final int SWEEP_EVERY_MS = 1_000;

    private final String id;
    private final ShopDatabase database;
    private final NodeStore store;
    private final Sessions sessions;
    private final Function<SaleSettings, Shop.Partners> partners;
    private final AdmissionTokens tokens;
    private final Executor workers;
    private final LongSupplier uptimeMs;
    private final Readiness readiness;
    private final AtomicBoolean drawn = new AtomicBoolean();
    private final RandomGenerator random = new SecureRandom();
    private final LongAdder withToken = new LongAdder();
    private final LongAdder withoutToken = new LongAdder();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "sweeper");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable Shop shop;

    ShopNode(
            String id,
            ShopDatabase database,
            NodeStore store,
            Function<SaleSettings, Shop.Partners> partners,
            AdmissionTokens tokens,
            Executor workers,
            LongSupplier uptimeMs,
            Readiness readiness) {
        this.id = id;
        this.database = database;
        this.store = store;
        this.sessions = new Sessions(store, InstantSource.system());
        this.partners = partners;
        this.tokens = tokens;
        this.workers = workers;
        this.uptimeMs = uptimeMs;
        this.readiness = readiness;
        sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_EVERY_MS, SWEEP_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    Shop shop() {
        Shop present = shop;
        if (present == null) {
            throw Refusal.of(503, "no sale is set up yet");
        }
        return present;
    }

    /** The statuses with which the current sale refuses. */
    Refusals refusals() {
        Shop present = shop;
        return present == null ? Refusals.STATUSES : present.sale().settings().refusals();
    }

    BoxOffice boxOffice(Shop present) {
        return new BoxOffice(database, present, workers, random);
    }

    void obey(ResetOrder order) {
        if (order.prepareDatabase()) {
            Shop.prepare(order, database);
        }
        SaleSettings settings = order.sale().settings();
        HotCounter counter = new HotCounter(order.faults().strength(FaultKind.AVENTRI_2018_STATS), settings.event());
        database.countWith(counter);
        database.adopt(counter.connections(settings.connectionsPerNode()), settings.commitDelayMs());
        Shop next = Shop.of(id, order, database, store, partners.apply(settings), workers, random);
        shop = next;
        readiness.has(Readiness.Part.SALE);
        if (!drawn.getAndSet(true)) {
            workers.execute(() -> new WarmUp(readiness).draw(next, WarmUp.rounds(order.faults())));
        }
        if (order.freshSale()) {
            withToken.reset();
            withoutToken.reset();
            sessions.resetCounters();
            store.resetCounters();
        }
    }

    /**
     * Counts a shop request by whether its token is valid, and reads the session of an admitted visitor; admission
     * itself is the front's business.
     *
     * @throws Refusal 503 if the session cannot be read
     */
    void arrives(@Nullable String token) {
        Shop present = shop;
        Optional<AdmissionTokens.Visitor> visitor = present == null
                ? Optional.empty()
                : tokens.visitor(token, present.sale().generation());
        (visitor.isPresent() ? withToken : withoutToken).increment();
        if (present != null && visitor.isPresent()) {
            sessions.read(visitor.get(), present.sale());
        }
    }

    NodeReport report() {
        return new NodeReport(
                id,
                ProcessHandle.current().pid(),
                uptimeMs.getAsLong(),
                withToken.sum(),
                withoutToken.sum(),
                sessions.lost(),
                store.failures());
    }

    SeatCounts seats() {
        SaleSettings settings = shop().sale().settings();
        return database.control(handle -> SaleTables.count(handle, settings.event(), settings.gatewayTimeoutMs()));
    }

    private void sweep() {
        try {
            int swept = database.read(Claims::sweep);
            Shop present = shop;
            if (swept > 0 && present != null) {
                present.seatMap().changed();
            }
        } catch (RuntimeException failed) {
            // The database may be restarting; lapsed claims have no effect anyway until the next sweep.
            LoggerFactory.getLogger(ShopNode.class).warn("the sweep failed: {}", failed.getMessage());
        }
    }
}
