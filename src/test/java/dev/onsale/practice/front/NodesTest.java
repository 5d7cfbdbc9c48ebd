package dev.onsale.practice.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.practice.protocol.NodeNews;
import dev.onsale.practice.protocol.Wiring.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodesTest {
    private Instant now = Instant.ofEpochMilli(1_000);
    private final Nodes nodes =
            new Nodes(List.of(new NodeAddress("n1", "http://a"), new NodeAddress("n2", "http://b")), () -> now);
    private final Node first = nodes.all().get(0);
    private final Node second = nodes.all().get(1);

    @BeforeEach
    void allAreReady() {
        nodes.all().forEach(NodesTest::becomesReady);
    }

    @Test
    void requestsGoInTurnAndToTheOneWithFewerOutstanding() {
        assertThat(begin()).isEqualTo(first);
        assertThat(begin()).isEqualTo(second);
        second.ended();
        assertThat(begin()).isEqualTo(second);
    }

    @Test
    void aDrainedNodeIsGivenNothingNewAndKeepsWhatItHas() {
        assertThat(begin()).isEqualTo(first);
        first.drain();
        assertThat(nodes.begin(Set.of(second))).isEmpty();
        assertThat(first.outstanding()).isEqualTo(1);
        assertThat(nodes.state(first)).isEqualTo("draining");
        first.ended();
        first.endDrain();
        assertThat(nodes.begin(Set.of(second))).contains(first);
    }

    @Test
    void aRequestThatCannotBeginIsNotCounted() {
        first.drain();
        assertThat(first.began(now.toEpochMilli())).isFalse();
        assertThat(first.outstanding()).isZero();
    }

    @Test
    void anotherProcessIsGivenRequestsOnlyOnceItIsToldAndReady() {
        nodes.hear(NodeNews.exited("n1"));
        assertThat(nodes.state(first)).isEqualTo("down");
        nodes.hear(NodeNews.listening("n1", "http://c"));
        assertThat(nodes.state(first)).isEqualTo("starting");
        first.isReady(first.process());
        assertThat(nodes.isUp(first)).isFalse();
        becomesReady(first);
        assertThat(nodes.isUp(first)).isTrue();
        assertThat(first.process().url()).isEqualTo("http://c");
        assertThat(first.restarts()).isEqualTo(1);
    }

    @Test
    void whatIsHeardOfAnEarlierProcessCountsForNothing() {
        Node.Process ended = first.process();
        nodes.hear(NodeNews.listening("n1", "http://c"));
        first.setTold(ended, true);
        first.isReady(ended);
        assertThat(nodes.isUp(first)).isFalse();
        becomesReady(first);
        first.isGone(ended);
        assertThat(nodes.isUp(first)).isTrue();
    }

    @Test
    void aNodeOutOfOrderIsGivenRequestsAsSoonAsItListensUntilItIsLikeAnyOther() {
        first.drain();
        first.trustNextProcess();
        nodes.hear(NodeNews.exited("n1"));
        assertThat(nodes.isUp(first)).isFalse();
        nodes.hear(NodeNews.listening("n1", "http://c"));
        assertThat(nodes.isUp(first)).isTrue();
        first.isUnready(first.process());
        assertThat(nodes.isUp(first)).isTrue();
        becomesReady(first);
        first.isUnready(first.process());
        assertThat(nodes.isUp(first)).isFalse();
        nodes.hear(NodeNews.listening("n1", "http://d"));
        assertThat(nodes.isUp(first)).isFalse();
    }

    @Test
    void aScheduledNodeJoinsInTime() {
        second.joinsAt(5_000);
        assertThat(nodes.state(second)).isEqualTo("scheduled");
        assertThat(begin()).isEqualTo(first);
        assertThat(begin()).isEqualTo(first);
        now = Instant.ofEpochMilli(5_000);
        assertThat(begin()).isEqualTo(second);
    }

    @Test
    void aBusyNodeMayMissSomeChecksAndOneGivenUpNeverComesBack() {
        first.missedCheck(first.process());
        first.missedCheck(first.process());
        assertThat(nodes.isUp(first)).isTrue();
        first.missedCheck(first.process());
        assertThat(nodes.isUp(first)).isFalse();
        nodes.hear(NodeNews.givenUp("n1"));
        assertThat(nodes.state(first)).isEqualTo("given up");
        assertThat(nodes.up()).isEqualTo(1);
    }

    @Test
    void whoWaitsIsWokenByNews() throws InterruptedException {
        Thread supervisor = new Thread(() -> nodes.hear(NodeNews.exited("n1")));
        supervisor.start();
        assertThat(nodes.await(() -> !first.listens(), Duration.ofSeconds(20))).isTrue();
        assertThat(nodes.await(first::listens, Duration.ofMillis(1))).isFalse();
    }

    private Node begin() {
        return nodes.begin(Set.of()).orElseThrow();
    }

    private static void becomesReady(Node node) {
        node.setTold(node.process(), true);
        node.isReady(node.process());
    }
}
