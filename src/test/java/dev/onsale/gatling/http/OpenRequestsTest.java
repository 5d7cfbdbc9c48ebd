package dev.onsale.gatling.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OpenRequestsTest {

    private final AtomicLong clockMs = new AtomicLong(1_000);
    private final OpenRequests open = new OpenRequests(clockMs::get);
    private final AtomicInteger counted = new AtomicInteger();

    @Test
    void whatIsToldOfIsCountedAndNoLongerOpen() {
        OpenRequests.Sent page = open.sent("page", () -> null);
        OpenRequests.Sent other = open.sent("page", () -> null);
        hear(page, "page");
        assertThat(counted).hasValue(1);
        clockMs.set(1_500);
        open.begun(other);
        assertThat(open.close()).singleElement().satisfies(left -> {
            assertThat(left.name()).isEqualTo("page");
            assertThat(left.sentEpochMs()).isEqualTo(1_500);
        });
        assertThat(open.count()).isEqualTo(2);
    }

    @Test
    void whatIsToldOfAfterTheEndIsNotCountedTwice() {
        OpenRequests.Sent page = open.sent("page", () -> null);
        assertThat(open.close()).hasSize(1);
        hear(page, "page");
        open.toldOfAnother(counted::incrementAndGet);
        OpenRequests.Sent late = open.sent("page", () -> null);
        hear(late, "page");
        assertThat(counted).hasValue(0);
        assertThat(open.count()).isEqualTo(1);
    }

    @Test
    void aReportOfAnotherRequestLeavesThisOneOpen() {
        OpenRequests.Sent page = open.sent("page", () -> null);
        hear(page, "page Redirect 21");
        assertThat(counted).hasValue(1);
        assertThat(open.close()).extracting(OpenRequests.Left::name).containsExactly("page");
        assertThat(open.count()).as("the one that was never sent counts too").isEqualTo(2);
    }

    @Test
    void aRequestThatFailsWithinTheReportOfAnotherIsItsOwn() {
        OpenRequests.Sent outer = open.sent("page", () -> null);
        OpenRequests.Sent before = open.hears(outer);
        open.told("page", line -> counted.incrementAndGet());
        OpenRequests.Sent inner = open.sent("page", () -> null);
        hear(inner, "page");
        open.heard(before);
        assertThat(counted).hasValue(2);
        assertThat(open.close()).isEmpty();
    }

    @Test
    void openForLongerThanALimitIsToldByName() {
        open.sent("page", () -> null);
        open.sent("queue-place", () -> null);
        clockMs.set(7_000);
        open.sent("page", () -> null);
        assertThat(open.openFor(5_000, name -> !name.equals("queue-place"))).containsExactly(1_000L);
        assertThat(open.openFor(6_000, name -> true)).isEmpty();
    }

    @Test
    void eachIsCountedOnceThoughTheEndComesInTheMiddle() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        int each = 20_000;
        for (int thread = 0; thread < 3; thread++) {
            threads.add(new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    hear(open.sent("page", () -> null), "page");
                }
            }));
        }
        threads.forEach(Thread::start);
        while (counted.get() < 1_000) {
            Thread.onSpinWait();
        }
        int left = open.close().size();
        for (Thread thread : threads) {
            thread.join(10_000);
        }
        assertThat(counted.get() + left).isEqualTo((int) open.count()).isLessThan(3 * each);
    }

    private void hear(OpenRequests.Sent request, String name) {
        OpenRequests.Sent before = open.hears(request);
        open.told(name, line -> counted.incrementAndGet());
        open.heard(before);
    }
}
