package dev.onsale.fleet;

import dev.onsale.load.Companions;
import dev.onsale.plan.AbortRule;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.DaemonThreads;
import dev.onsale.plan.Shard;
import dev.onsale.record.Fleet;
import dev.onsale.record.Fleet.ClockOffset;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StopReason;
import dev.onsale.record.files.StopReasonJson;
import dev.onsale.report.StopWords;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One injector of a fleet. Shard 0 coordinates: it lets all begin when all are ready and the target is prepared,
 * applies the abort rule to the whole load, and stops all when one is lost. Each of the others compares its clock with
 * shard 0's, and stops if it does not hear from it for 10 s.
 */
public final class FleetMember implements Companions, AutoCloseable {

    /** The time from the target's preparation to the start: several times what an instruction takes to arrive. */
    private static final long LEAD_MS = 2_000;

    private static final long NEWS_MS = 250;
    private static final long ENDED_WITHIN_MS = 120_000;

    private final Shard shard;
    private final FleetFolder folder;
    private final FleetClock clock;
    private final @Nullable Coordinator coordinator;
    private final @Nullable Link link;
    private final Optional<ClockOffset> offset;
    private final ScheduledExecutorService news =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("onsale-fleet"));
    private volatile Roll.State state = Roll.State.JOINED;
    private volatile @Nullable Heard heard;
    private volatile @Nullable Stopping stopping;
    private volatile Optional<StopReason> stopped = Optional.empty();
    private volatile Optional<StopReason> order = Optional.empty();
    private volatile Optional<Long> startAtMs = Optional.empty();
    private volatile long answeredNanos;
    private volatile boolean toldOfOwnEnd;

    private FleetMember(
            Shard shard,
            FleetFolder folder,
            FleetClock clock,
            @Nullable Coordinator coordinator,
            @Nullable Link link,
            Optional<ClockOffset> offset) {
        this.shard = shard;
        this.folder = folder;
        this.clock = clock;
        this.coordinator = coordinator;
        this.link = link;
        this.offset = offset;
        this.answeredNanos = clock.nanoTime();
        news.scheduleAtFixedRate(this::exchange, 0, NEWS_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Joins the fleet; shard 0 creates it.
     *
     * @param plan digest of the plan
     * @param loopback whether the target is on each injector's own machine
     * @throws BadInputException if shard 0 rejects it
     */
    public static FleetMember join(
            FleetFolder folder,
            Shard shard,
            String plan,
            String version,
            boolean loopback,
            AbortRule rule,
            FleetClock clock) {
        Membership own = new Membership(shard, plan, version, ThisHost.name(), ThisHost.machine());
        Message orders = folder.orders();
        if (shard.leads()) {
            requireOwnLoopback(own, loopback, orders);
            InetAddress address = ThisHost.address(orders.text("bind").orElse(""));
            Coordinator coordinator = new Coordinator(
                    address,
                    orders.text("port").map(Integer::parseInt).orElse(0),
                    new Roll(own, loopback, rule, clock::nanoTime),
                    folder.token(),
                    clock::micros);
            folder.address(coordinator.address());
            return new FleetMember(shard, folder, clock, coordinator, null, Optional.empty());
        }
        Link link = new Link(addressed(folder, clock), folder.token());
        try {
            Message answer = link.ask("join", own.told());
            Optional<String> refused = answer.text("refused");
            if (refused.isPresent()) {
                throw new BadInputException(
                        StopWords.of(StopReasonJson.read(refused.get())),
                        "start all injectors with one onsale fleet command, with one version and plan");
            }
            ClockOffset offset = Clocks.compared(link::clock, clock::micros);
            if (answer.text("machine").filter(own.machine()::equals).isPresent()) {
                offset = Clocks.ofOneMachine(offset);
            }
            return new FleetMember(shard, folder, clock, null, link, Optional.of(offset));
        } catch (IOException e) {
            throw new FleetException(
                    "shard " + shard + " cannot reach shard 0 at " + link.address() + ": " + e.getMessage(),
                    link.remedy(),
                    e);
        }
    }

    /** A target on loopback is on the machine of the command that started the fleet. */
    private static void requireOwnLoopback(Membership own, boolean loopback, Message orders) {
        boolean elsewhere = orders.text("machine")
                .filter(machine -> !machine.equals(own.machine()))
                .isPresent();
        if (loopback && elsewhere) {
            throw new BadInputException(
                    "the target is a loopback address, which on " + own.host() + " is another machine",
                    "name the target by an address that the injectors can reach: --target URL");
        }
    }

    private static String addressed(FleetFolder folder, FleetClock clock) {
        long untilMs = clock.ms() + Roll.JOINED_WITHIN_MS;
        Waiting.until(
                untilMs,
                clock::ms,
                () -> folder.address().isPresent() || folder.stop().isPresent());
        return folder.address()
                .orElseThrow(() -> new FleetException(
                        "shard 0 has not published its address"
                                + folder.stop()
                                        .map(why -> ": " + StopWords.of(why))
                                        .orElse(""),
                        "see its log: " + folder.log(0)));
    }

    @Override
    public Shard shard() {
        return shard;
    }

    @Override
    public boolean watchTogether() {
        return true;
    }

    @Override
    public void begin(Preparing preparing, Stopping own) {
        stopping = own;
        state = Roll.State.READY;
        stopped.ifPresent(own::stop);
        Coordinator mine = coordinator;
        if (mine == null) {
            Waiting.until(Long.MAX_VALUE / 2, clock::ms, () -> startAtMs.isPresent() || own.isStopped());
        } else {
            mine.roll().heard(0, state, Optional.empty());
            Waiting.until(Long.MAX_VALUE / 2, clock::ms, () -> mine.roll().allAre(Roll.State.READY) || own.isStopped());
            if (!own.isStopped()) {
                preparing.prepare(Duration.ofMillis(LEAD_MS));
                startAtMs = Optional.of(clock.ms() + LEAD_MS);
                mine.roll().startAt(startAtMs.get());
            }
        }
        startAtMs.ifPresent(instant -> Waiting.untilStart(
                Math.round(instant + offset.map(ClockOffset::aheadMs).orElse(0.0)),
                clock::ms,
                own::isStopped,
                preparing));
    }

    @Override
    public void heard(Heard now) {
        heard = now;
    }

    @Override
    public void ended() {
        state = Roll.State.ENDED;
        exchange();
        Coordinator mine = coordinator;
        if (mine != null) {
            long untilMs = clock.ms() + ENDED_WITHIN_MS;
            Waiting.until(untilMs, clock::ms, () -> {
                mine.roll().look();
                return mine.roll().othersEnded() || mine.roll().stopped().isPresent();
            });
        }
    }

    @Override
    public Fleet fleet(RunSummary own) {
        return OwnPart.of(shard, startAtMs.orElse(own.measured().times().loadStartMs()), offset, own, order);
    }

    /** This injector stops, for whatever reason: the others must know. */
    public void stopping(StopReason why) {
        if (stopped.isEmpty() && !toldOfOwnEnd) {
            toldOfOwnEnd = true;
            Coordinator mine = coordinator;
            if (mine != null) {
                mine.roll().failed(0, why);
            } else {
                ask(told().with("failed", StopReasonJson.written(why)));
            }
        }
    }

    private Message told() {
        Message told = Message.EMPTY
                .with("shard", shard.index())
                .with("state", state.name().toLowerCase(Locale.ROOT));
        Heard latest = heard;
        return latest == null ? told : News.told(told, latest);
    }

    /** Four times a second, on one thread. */
    private synchronized void exchange() {
        Coordinator mine = coordinator;
        if (mine == null) {
            ask(told());
            return;
        }
        Roll roll = mine.roll();
        roll.heard(0, state, Optional.ofNullable(heard));
        folder.stop().ifPresent(roll::stop);
        roll.look();
        roll.progress().ifPresent(progress -> folder.live(News.told(Message.EMPTY, progress)));
        roll.stopped().ifPresent(this::obeyOrder);
    }

    private void ask(Message message) {
        Link coordinated = link;
        if (coordinated == null) {
            return;
        }
        try {
            Message orders = coordinated.ask("news", message);
            answeredNanos = clock.nanoTime();
            startAtMs = orders.text("startAt").map(Long::valueOf);
            orders.text("stop").map(StopReasonJson::read).ifPresent(this::obeyOrder);
        } catch (IOException e) {
            long silentMs = TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - answeredNanos);
            if (silentMs > Roll.SILENT_MS_MAX && state != Roll.State.ENDED) {
                obey(StopReason.of(StopReason.Kind.COORDINATOR_SILENT)
                        .with(StopReason.Figure.LASTED_MS, Roll.SILENT_MS_MAX));
            }
        }
    }

    /** The coordinator stops this injector because of another one's failure. */
    private void obeyOrder(StopReason why) {
        if (stopped.isEmpty()) {
            order = Optional.of(why);
        }
        obey(why);
    }

    private void obey(StopReason why) {
        if (stopped.isEmpty()) {
            stopped = Optional.of(why);
            Stopping own = stopping;
            if (own != null && state != Roll.State.ENDED) {
                own.stop(why);
            }
        }
    }

    @Override
    public void close() {
        state = Roll.State.ENDED;
        exchange();
        news.shutdownNow();
        Coordinator mine = coordinator;
        if (mine != null) {
            mine.close();
        }
    }
}
