package dev.onsale.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.plan.AbortRule;
import dev.onsale.plan.Shard;
import dev.onsale.record.Fleet.ClockOffset;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.files.StopReasonJson;
import dev.onsale.report.StopWords;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class CoordinatorTest {
    private static final String TOKEN = "0123456789abcdef";
    private static final long OFFSET_MICROS = 200_000;

    private final AtomicLong nanos = new AtomicLong();
    private final Roll roll = new Roll(member(0, "m", "p"), true, AbortRule.DEFAULT, nanos::get);

    private static Membership member(int shard, String machine, String plan) {
        return new Membership(new Shard(shard, 3), plan, "1.0", "host" + shard, machine);
    }

    private Coordinator coordinator(LongSupplier nowMicros) {
        return new Coordinator(InetAddress.getLoopbackAddress(), 0, roll, TOKEN, nowMicros);
    }

    private static long micros() {
        return System.nanoTime() / 1_000;
    }

    @Test
    void clocksThatDifferAreToldApartFromTheWayBetweenThem() throws IOException {
        try (Coordinator coordinator = coordinator(() -> micros() + OFFSET_MICROS);
                DelayingProxy proxy = new DelayingProxy(coordinator.address(), 30)) {
            ClockOffset offset = Clocks.compared(new Link(proxy.address(), TOKEN)::clock, CoordinatorTest::micros);
            assertThat(offset.aheadMs()).isCloseTo(-200, within(5.0));
            assertThat(offset.withinMs()).isBetween(29.0, 60.0);
        }
    }

    @Test
    void nobodyIsHeardWithoutTheFleetsToken() {
        try (Coordinator coordinator = coordinator(CoordinatorTest::micros)) {
            Link stranger = new Link(coordinator.address(), "another");
            assertThatThrownBy(() -> stranger.ask("join", member(1, "m", "p").told()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("403");
            assertThat(coordinator.address()).startsWith("127.0.0.1:");
        }
    }

    @Test
    void theTokenGoesThroughNoProxy() throws IOException {
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)));
        try (Coordinator coordinator = coordinator(CoordinatorTest::micros)) {
            Link link = new Link(coordinator.address(), TOKEN);
            assertThat(link.ask("join", member(1, "m", "p").told()).text("machine"))
                    .contains("m");
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void whoIsOfAnotherPlanVersionOrMachineOrThereAlreadyMayNotJoin() throws IOException {
        try (Coordinator coordinator = coordinator(CoordinatorTest::micros)) {
            Link link = new Link(coordinator.address(), TOKEN);
            assertThat(link.ask("join", member(1, "m", "p").told()).text("refused"))
                    .isEmpty();
            assertThat(refused(link, member(1, "m", "p"))).contains("that shard has already joined, on host1");
            assertThat(refused(link, member(2, "m", "q"))).contains("its plan, seed, scenario or target differs");
            assertThat(refused(link, member(2, "elsewhere", "p"))).contains("loopback");
            assertThat(refused(link, new Membership(new Shard(2, 3), "p", "2.0", "h", "m")))
                    .contains("onsale 2.0 there, 1.0 here");
            assertThat(refused(link, new Membership(new Shard(2, 4), "p", "1.0", "h", "m")))
                    .contains("one of 4 shards");
            assertThat(roll.stopped())
                    .as("a fleet that is not whole does not begin")
                    .isPresent();
        }
    }

    private static String refused(Link link, Membership newcomer) throws IOException {
        return link.ask("join", newcomer.told())
                .text("refused")
                .map(StopReasonJson::read)
                .map(StopWords::of)
                .orElse("");
    }

    @Test
    void allBeginWhenAllAreReadyAndAreToldWhen() throws IOException {
        try (Coordinator coordinator = coordinator(CoordinatorTest::micros)) {
            Link link = new Link(coordinator.address(), TOKEN);
            link.ask("join", member(1, "m", "p").told());
            link.ask("join", member(2, "m", "p").told());
            link.ask("news", news(1, "ready"));
            roll.heard(0, Roll.State.READY, Optional.empty());
            assertThat(roll.allAre(Roll.State.READY)).isFalse();
            link.ask("news", news(2, "ready"));
            assertThat(roll.allAre(Roll.State.READY)).isTrue();
            roll.startAt(1_234);
            assertThat(link.ask("news", news(2, "ready")).number("startAt")).isEqualTo(1_234);
            assertThatThrownBy(() -> link.ask("news", Message.EMPTY)).hasMessageContaining("400");
        }
    }

    private static Message news(int shard, String state) {
        return Message.EMPTY.with("shard", shard).with("state", state);
    }

    @Test
    void whoIsNotHeardOfForTenSecondsEndsAll() {
        roll.join(member(1, "m", "p"));
        roll.join(member(2, "m", "p"));
        nanos.set(9_000_000_000L);
        roll.heard(2, Roll.State.READY, Optional.empty());
        roll.look();
        assertThat(roll.stopped()).isEmpty();
        nanos.set(10_100_000_000L);
        roll.look();
        assertThat(roll.stopped()).hasValueSatisfying(stop -> {
            assertThat(stop.cause()).isEqualTo(AbortCause.INJECTOR);
            assertThat(StopWords.of(stop)).isEqualTo("shard 1/3 on host1: no message for 10 s");
        });
    }

    @Test
    void whoEndedIsNotWaitedFor() {
        roll.join(member(1, "m", "p"));
        roll.join(member(2, "m", "p"));
        roll.heard(1, Roll.State.ENDED, Optional.empty());
        roll.heard(2, Roll.State.ENDED, Optional.empty());
        nanos.set(60_000_000_000L);
        roll.look();
        assertThat(roll.stopped()).isEmpty();
        assertThat(roll.othersEnded()).isTrue();
    }

    @Test
    void whoNeverComesIsNamed() {
        roll.join(member(1, "m", "p"));
        roll.heard(1, Roll.State.ENDED, Optional.empty());
        nanos.set(181_000_000_000L);
        roll.look();
        assertThat(roll.stopped())
                .hasValueSatisfying(
                        stop -> assertThat(StopWords.of(stop)).isEqualTo("shard 2 of 3 did not join within 180 s"));
    }
}
