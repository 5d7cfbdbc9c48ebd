package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InjectorTest {

    @Test
    void warmsItselfOnceAndNotAgain() {
        Injector injector = new Injector();
        long firstNanos = cpuNanosOf(injector);
        long secondNanos = cpuNanosOf(injector);
        assertThat(Duration.ofNanos(firstNanos)).isGreaterThan(Duration.ofMillis(200));
        assertThat(secondNanos).as("CPU ns of a second warm-up").isLessThan(firstNanos / 10);
    }

    @Test
    void whatEarlierRunsLeftIsCollectedBeforeALoad() {
        SoftReference<?> kept = new SoftReference<>(new Object());
        WeakReference<?> left = new WeakReference<>(new byte[1_000_000]);
        Injector.settle();
        assertThat(left.get()).isNull();
        assertThat(kept.get()).as("not because memory is short").isNotNull();
    }

    @Test
    void theResponderAnswersOnTheLoopbackUntilItIsClosed() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        URI address;
        try (LoopbackResponder responder = new LoopbackResponder()) {
            address = responder.address();
            assertThat(address.getHost()).isEqualTo("127.0.0.1");
            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("\"token\"");
        }
        assertThat(catchThrowable(() -> TargetAddress.requireReachable(address)))
                .isInstanceOf(TargetUnreachableException.class);
    }

    private static long cpuNanosOf(Injector injector) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        injector.warmUp();
        return system.getProcessCpuTime() - before;
    }
}
