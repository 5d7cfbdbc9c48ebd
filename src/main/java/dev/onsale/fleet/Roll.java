package dev.onsale.fleet;

import dev.onsale.load.AbortWatch;
import dev.onsale.load.Companions.Heard;
import dev.onsale.plan.AbortRule;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.StopReason;
import dev.onsale.record.StopReason.At;
import dev.onsale.record.StopReason.Figure;
import dev.onsale.record.StopReason.Kind;
import dev.onsale.record.live.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The members of the fleet, the progress of each, and the instructions to all. Thread-safe. */
final class Roll {
    /** An injector that is silent for this long is lost. */
    static final long SILENT_MS_MAX = 10_000;

    /** Enough for an engine that starts its injectors one after the other. */
    static final long JOINED_WITHIN_MS = 180_000;

    enum State {
        JOINED,
        READY,
        ENDED
    }

    private static final class Member {
        private final Membership membership;
        private State state = State.JOINED;
        private long heardNanos;
        private @Nullable Heard heard;

        Member(Membership membership, long heardNanos) {
            this.membership = membership;
            this.heardNanos = heardNanos;
        }
    }

    private final Membership leader;
    private final boolean loopback;
    private final LongSupplier nanoTime;
    private final LoadOfAll all;
    private final long beganNanos;
    private final Map<Integer, Member> members = new TreeMap<>();
    private @Nullable StopReason stop;
    private @Nullable Long startAtMs;

    /**
     * @param leader shard 0, whose plan the others must share
     * @param loopback whether the target is on each injector's own machine
     * @param nanoTime {@code System::nanoTime}
     */
    Roll(Membership leader, boolean loopback, AbortRule rule, LongSupplier nanoTime) {
        this.leader = leader;
        this.loopback = loopback;
        this.nanoTime = nanoTime;
        this.all = new LoadOfAll(rule);
        this.beganNanos = nanoTime.getAsLong();
        members.put(0, new Member(leader, beganNanos));
    }

    /** @return why it may not join; empty if it is a member from now on */
    synchronized Optional<StopReason> join(Membership newcomer) {
        int shard = newcomer.shard().index();
        StopReason problem = null;
        if (newcomer.shard().count() != leader.shard().count()) {
            problem = StopReason.of(Kind.OTHER_COUNT)
                    .with(Figure.INJECTORS_THERE, newcomer.shard().count())
                    .with(Figure.INJECTORS, leader.shard().count());
        } else if (!newcomer.version().equals(leader.version())) {
            problem = StopReason.of(Kind.OTHER_VERSION, newcomer.version(), leader.version());
        } else if (!newcomer.plan().equals(leader.plan())) {
            problem = StopReason.of(Kind.OTHER_PLAN);
        } else if (members.containsKey(shard)) {
            problem = StopReason.of(
                    Kind.JOINED_TWICE, members.get(shard).membership.host());
        } else if (loopback && !newcomer.machine().equals(leader.machine())) {
            problem = StopReason.of(Kind.LOOPBACK_ELSEWHERE, leader.host());
        } else if (startAtMs != null || stop != null) {
            problem = StopReason.of(Kind.TOO_LATE);
        }
        if (problem == null) {
            members.put(shard, new Member(newcomer, nanoTime.getAsLong()));
        } else {
            problem = problem.at(new At(shard, newcomer.shard().count(), newcomer.host()));
            stop(problem);
        }
        return Optional.ofNullable(problem);
    }

    /** What distinguishes the leader's machine from others. */
    String machine() {
        return leader.machine();
    }

    /** @return whether it is a member */
    synchronized boolean heard(int shard, State state, Optional<Heard> heard) {
        Member member = members.get(shard);
        if (member == null) {
            return false;
        }
        member.heardNanos = nanoTime.getAsLong();
        if (state.ordinal() > member.state.ordinal()) {
            member.state = state;
        }
        heard.ifPresent(news -> member.heard = news);
        return true;
    }

    /** An injector stops by itself, so all stop. */
    synchronized void failed(int shard, StopReason why) {
        Member member = members.get(shard);
        String host = member == null ? "" : member.membership.host();
        // Stopping because of the user or the target is not a failure.
        stop(
                why.cause() == AbortCause.INJECTOR
                        ? why.at(new At(shard, leader.shard().count(), host))
                        : why);
    }

    synchronized void stop(StopReason why) {
        if (stop == null) {
            stop = why;
        }
    }

    synchronized Optional<StopReason> stopped() {
        return Optional.ofNullable(stop);
    }

    synchronized void startAt(long epochMs) {
        startAtMs = epochMs;
    }

    /** Epoch ms by the leader's clock. */
    synchronized Optional<Long> startAt() {
        return Optional.ofNullable(startAtMs);
    }

    synchronized boolean allAre(State state) {
        return members.size() == leader.shard().count()
                && members.values().stream().allMatch(member -> member.state.ordinal() >= state.ordinal());
    }

    /** The same for all but the leader, which asks. */
    synchronized boolean othersEnded() {
        return members.entrySet().stream()
                .allMatch(member -> member.getKey() == 0 || member.getValue().state == State.ENDED);
    }

    /** Call it several times a second: it stops all if one is lost, or if the abort rule applies to the whole load. */
    synchronized void look() {
        long nowNanos = nanoTime.getAsLong();
        members.forEach((shard, member) -> {
            long silentMs = TimeUnit.NANOSECONDS.toMillis(nowNanos - member.heardNanos);
            if (shard != 0 && member.state != State.ENDED && silentMs > SILENT_MS_MAX) {
                failed(shard, StopReason.of(Kind.INJECTOR_SILENT).with(Figure.LASTED_MS, SILENT_MS_MAX));
            }
        });
        if (members.size() < leader.shard().count()
                && TimeUnit.NANOSECONDS.toMillis(nowNanos - beganNanos) > JOINED_WITHIN_MS) {
            stop(missing());
        }
        all.stop(latest()).ifPresent((AbortWatch.Stop found) -> stop(found.why()));
    }

    private StopReason missing() {
        List<String> missing = new ArrayList<>();
        for (int shard = 0; shard < leader.shard().count(); shard++) {
            if (!members.containsKey(shard)) {
                missing.add(Integer.toString(shard));
            }
        }
        return StopReason.of(Kind.NOT_JOINED, missing)
                .with(Figure.INJECTORS, leader.shard().count())
                .with(Figure.LASTED_MS, JOINED_WITHIN_MS);
    }

    private List<Heard> latest() {
        List<Heard> latest = new ArrayList<>();
        members.values().forEach(member -> {
            if (member.heard != null && member.state != State.ENDED) {
                latest.add(member.heard);
            }
        });
        return latest;
    }

    synchronized Optional<Progress> progress() {
        List<Heard> all = new ArrayList<>();
        members.values().forEach(member -> {
            if (member.heard != null) {
                all.add(member.heard);
            }
        });
        return LoadOfAll.progress(all);
    }
}
