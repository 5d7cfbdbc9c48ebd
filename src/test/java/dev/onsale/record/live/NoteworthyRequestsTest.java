package dev.onsale.record.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.NoteworthyRequest;
import dev.onsale.record.NoteworthyRequest.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NoteworthyRequestsTest {
    @Test
    void keepsTheSlowestAndTheFirstFailedOfEveryStep() {
        NoteworthyRequests requests = new NoteworthyRequests();
        for (int number = 0; number < 10_000; number++) {
            requests.offer("browse", number, (number * 7919L) % 10_000, number % 100 != 5, () -> Sight.NONE);
        }

        List<NoteworthyRequest> kept = NoteworthyRequests.ofRun(List.of(requests));

        assertThat(kept.stream().filter(NoteworthyRequest::ok).map(NoteworthyRequest::latencyMs))
                .startsWith(9_999L, 9_998L, 9_997L);
        assertThat(kept.stream().filter(request -> !request.ok()).map(NoteworthyRequest::startMs))
                .contains(5L, 105L, 205L);
        assertThat(kept).hasSize(2 * NoteworthyRequests.PER_STEP_MAX);
    }

    @Test
    void givesEveryStepItsShareOfTheRunsRequests() {
        List<NoteworthyRequests> steps = new ArrayList<>();
        for (int step = 0; step < 30; step++) {
            NoteworthyRequests requests = new NoteworthyRequests();
            for (int number = 0; number < 100; number++) {
                requests.offer("s" + step, number, step * 1_000 + number, number % 2 == 0, () -> Sight.NONE);
            }
            steps.add(requests);
        }

        List<NoteworthyRequest> kept = NoteworthyRequests.ofRun(steps);

        assertThat(kept).hasSize(2 * NoteworthyRequests.PER_RUN_MAX);
        assertThat(kept.stream().map(NoteworthyRequest::step).distinct()).hasSize(30);
    }

    @Test
    void asksWhatARequestLookedLikeOnlyIfItIsKept() {
        NoteworthyRequests requests = new NoteworthyRequests();
        AtomicInteger asked = new AtomicInteger();
        for (int number = 0; number < 1_000; number++) {
            requests.offer("browse", number, 1_000 - number, true, () -> {
                asked.incrementAndGet();
                return new Sight(200, null, "GET /events/…", null);
            });
        }

        assertThat(asked).hasValueLessThanOrEqualTo(NoteworthyRequests.PER_STEP_MAX + 1);
        assertThat(NoteworthyRequests.ofRun(List.of(requests)))
                .allSatisfy(request -> assertThat(request.line()).isEqualTo("GET /events/…"));
    }
}
