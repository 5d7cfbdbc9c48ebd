package dev.onsale.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.plan.BadInputException;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every call against a server that answers as Kubernetes does; no cluster is used. */
class KubernetesEngineTest {
    private static final String NAMESPACE = "load";

    private final KubernetesMockServer server = new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void open() throws IOException {
        server.init();
        Files.writeString(folder.resolve("home.yaml"), "plan: home\n");
        Files.writeString(folder.resolve("Home.java"), "public class Home {}\n");
        try (KubernetesClient client = server.createClient()) {
            client.persistentVolumeClaims()
                    .inNamespace(NAMESPACE)
                    .resource(new PersistentVolumeClaimBuilder()
                            .withNewMetadata()
                            .withName("reports")
                            .endMetadata()
                            .build())
                    .create();
        }
    }

    @AfterEach
    void close() {
        server.destroy();
    }

    private KubernetesEngine engine(String claim) {
        return new KubernetesEngine(
                new KubernetesEngine.Setting(
                        "registry.example/onsale:1",
                        NAMESPACE,
                        claim,
                        1234,
                        List.of(folder.resolve("home.yaml"), folder.resolve("Home.java")),
                        Map.of("FLEET_KEY", "s3cret")),
                () -> new KubernetesClientBuilder()
                        .withConfig(new ConfigBuilder(server.createClient().getConfiguration())
                                .withRequestRetryBackoffLimit(1)
                                .build())
                        .build(),
                nanos::get);
    }

    private Engine.Started started(FleetFolder shared) {
        return engine("reports")
                .start(shared, new FleetJob(Path.of("/onsale"), "home.yaml", 3, Duration.ofMinutes(11)));
    }

    private FleetFolder shared() {
        return FleetFolder.create(
                folder, ".fleet-0123abcd", "t0ken", Message.EMPTY, List.of("--header", "X-Key: s3cret"));
    }

    @Test
    void itIsOneIndexedJobWithItsFilesAndSecretsApart() {
        engine("reports").require(3);
        FleetFolder shared = shared();
        try (Engine.Started started = started(shared);
                KubernetesClient client = server.createClient()) {
            Job job = client.batch()
                    .v1()
                    .jobs()
                    .inNamespace(NAMESPACE)
                    .withName("onsale-0123abcd")
                    .get();
            assertThat(job.getSpec().getCompletionMode()).isEqualTo("Indexed");
            assertThat(job.getSpec().getCompletions()).isEqualTo(3);
            assertThat(job.getSpec().getParallelism()).isEqualTo(3);
            assertThat(job.getSpec().getBackoffLimit()).isZero();
            assertThat(job.getSpec().getActiveDeadlineSeconds()).isEqualTo(660);
            var pod = job.getSpec().getTemplate().getSpec();
            assertThat(pod.getRestartPolicy()).isEqualTo("Never");
            assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(1234);
            assertThat(pod.getTopologySpreadConstraints())
                    .singleElement()
                    .satisfies(spread -> assertThat(spread.getTopologyKey()).isEqualTo("kubernetes.io/hostname"));
            assertThat(pod.getContainers().get(0).getCommand())
                    .containsExactly(
                            "onsale",
                            "run",
                            "/plan/home.yaml",
                            "--shard",
                            "$(SHARD)/3",
                            "--fleet",
                            "/reports/.fleet-0123abcd");
            assertThat(client.configMaps()
                            .inNamespace(NAMESPACE)
                            .withName("onsale-0123abcd")
                            .get()
                            .getData())
                    .containsOnlyKeys("home.yaml", "Home.java");
            assertThat(client.secrets()
                            .inNamespace(NAMESPACE)
                            .withName("onsale-0123abcd")
                            .get()
                            .getStringData())
                    .containsEntry("token", "t0ken")
                    .containsEntry("variable.FLEET_KEY", "s3cret")
                    .containsKey("arguments");
            assertThat(shared.path().resolve("token")).doesNotExist();
            assertThat(shared.path().resolve("arguments")).doesNotExist();
            assertThat(job.toString()).doesNotContain("s3cret");
            assertThat(started.ended()).isEmpty();
        }
        try (KubernetesClient client = server.createClient()) {
            assertThat(client.batch().v1().jobs().inNamespace(NAMESPACE).list().getItems())
                    .isEmpty();
            assertThat(client.secrets().inNamespace(NAMESPACE).list().getItems())
                    .isEmpty();
            assertThat(client.configMaps().inNamespace(NAMESPACE).list().getItems())
                    .isEmpty();
        }
    }

    private void pod(int shard, String phase, @Nullable String waiting, @Nullable Integer exitCode) {
        try (KubernetesClient client = server.createClient()) {
            Pod pod = new PodBuilder()
                    .withNewMetadata()
                    .withName("onsale-0123abcd-" + shard)
                    .withLabels(Map.of("app.kubernetes.io/instance", "onsale-0123abcd"))
                    .withAnnotations(Map.of("batch.kubernetes.io/job-completion-index", Integer.toString(shard)))
                    .endMetadata()
                    .withNewStatus()
                    .withPhase(phase)
                    .addNewContainerStatus()
                    .withNewState()
                    .endState()
                    .endContainerStatus()
                    .endStatus()
                    .build();
            var state = pod.getStatus().getContainerStatuses().get(0).getState();
            if (waiting != null) {
                state.setWaiting(new io.fabric8.kubernetes.api.model.ContainerStateWaiting("no such image", waiting));
            }
            if (exitCode != null) {
                state.setTerminated(new io.fabric8.kubernetes.api.model.ContainerStateTerminatedBuilder()
                        .withExitCode(exitCode)
                        .build());
            }
            client.pods().inNamespace(NAMESPACE).resource(pod).create();
        }
    }

    @Test
    void podsThatEndedAreToldByTheirShards() {
        try (Engine.Started started = started(shared())) {
            pod(0, "Pending", null, null);
            pod(1, "Succeeded", null, 0);
            pod(2, "Failed", null, 137);
            assertThat(started.ended()).isEqualTo(Map.of(1, "exit code 0", 2, "exit code 137"));
        }
    }

    @Test
    void anImageThatIsMissingIsNamed() {
        try (Engine.Started started = started(shared())) {
            pod(0, "Pending", "ImagePullBackOff", null);
            FleetException refused = catchThrowableOfType(FleetException.class, started::ended);
            assertThat(refused)
                    .hasMessageContaining("registry.example/onsale:1")
                    .hasMessageContaining("ImagePullBackOff");
            assertThat(refused.hint()).contains("--image");
        }
    }

    private void event(String message) {
        try (KubernetesClient client = server.createClient()) {
            client.v1()
                    .events()
                    .inNamespace(NAMESPACE)
                    .resource(new EventBuilder()
                            .withNewMetadata()
                            .withName("e" + message.length())
                            .endMetadata()
                            .withReason("FailedCreate")
                            .withMessage(message)
                            .withNewInvolvedObject()
                            .withName("onsale-0123abcd")
                            .endInvolvedObject()
                            .build())
                    .create();
        }
    }

    @Test
    void aQuotaThatIsExceededIsTold() {
        try (Engine.Started started = started(shared())) {
            event("exceeded quota: pods=0");
            assertThatThrownBy(started::ended)
                    .isInstanceOf(FleetException.class)
                    .hasMessageContaining("exceeded quota");
        }
    }

    @Test
    void aQuotaThatIsEnoughForSomeIsToldAsWell() {
        try (Engine.Started started = started(shared())) {
            pod(0, "Running", null, null);
            event("Internal error occurred: it is tried again");
            assertThat(started.ended()).isEmpty();
            event("pods \"onsale-0123abcd-1\" is forbidden: exceeded quota: pods=1");
            nanos.addAndGet(2_000_000_000L);
            assertThatThrownBy(started::ended)
                    .isInstanceOf(FleetException.class)
                    .hasMessageContaining("too few pods")
                    .hasMessageContaining("exceeded quota");
        }
    }

    @Test
    void aClaimOrAClusterThatIsNotThereIsRefusedBefore() {
        BadInputException claim = catchThrowableOfType(
                BadInputException.class, () -> engine("nowhere").require(2));
        assertThat(claim).hasMessageContaining("--volume nowhere");
        server.destroy();
        BadInputException cluster = catchThrowableOfType(
                BadInputException.class, () -> engine("reports").require(2));
        assertThat(cluster).hasMessageContaining("unreachable");
    }

    @Test
    void filesBeyondAConfigMapAreRefused() throws IOException {
        Files.writeString(folder.resolve("Home.java"), "x".repeat(1_000_001));
        BadInputException refused = catchThrowableOfType(
                BadInputException.class, () -> engine("reports").require(2));
        assertThat(refused).hasMessageContaining("ConfigMap takes");
    }

    @Test
    void aNameThatNoConfigMapTakesIsRefused() throws IOException {
        Path plan = Files.writeString(folder.resolve("Tournée été.yaml"), "plan: home\n");
        KubernetesManifest manifest = new KubernetesManifest(
                new KubernetesEngine.Setting("i", NAMESPACE, "reports", 1, List.of(plan), Map.of()),
                "onsale-0",
                2,
                Duration.ofMinutes(1));
        BadInputException refused = catchThrowableOfType(BadInputException.class, manifest::plan);
        assertThat(refused).hasMessageContaining("'Tournée été.yaml'");
        assertThat(refused.hint()).contains("rename it");
    }

    @Test
    void theManifestIsShownWithoutSecrets() {
        String shown = engine("reports").manifest(3, Duration.ofMinutes(11));
        assertThat(shown)
                .contains(
                        "kind: \"Job\"",
                        "kind: \"Secret\"",
                        "kind: \"ConfigMap\"",
                        "completionMode: \"Indexed\"",
                        "backoffLimit: 0")
                .doesNotContain("s3cret");
    }
}
