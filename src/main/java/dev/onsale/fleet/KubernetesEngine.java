package dev.onsale.fleet;

import dev.onsale.plan.BadInputException;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** An Indexed Job of Kubernetes with one pod per injector. */
public final class KubernetesEngine implements Engine {
    private static final int RETRIES = 2;
    private static final int CONNECT_MS_MAX = 5_000;

    private final Setting setting;
    private final Supplier<KubernetesClient> clients;
    private final LongSupplier nanoTime;

    /**
     * The settings for a cluster.
     *
     * @param image must have onsale on its PATH
     * @param namespace for all objects
     * @param claim of the volume that holds the reports folder
     * @param user the numeric owner of the reports folder: pods run as that user
     * @param files plan and scenario; the plan first
     * @param variables that the plan uses, with their secret values
     */
    public record Setting(
            String image, String namespace, String claim, long user, List<Path> files, Map<String, String> variables) {}

    /**
     * @param clients creates a client for the cluster in the user's configuration
     * @param nanoTime {@code System::nanoTime}
     */
    public KubernetesEngine(Setting setting, Supplier<KubernetesClient> clients, LongSupplier nanoTime) {
        this.setting = setting;
        this.clients = clients;
        this.nanoTime = nanoTime;
    }

    /** For the cluster in the user's own configuration, which {@code kubectl} uses too. */
    public static KubernetesEngine ofUser(Setting setting, LongSupplier nanoTime) {
        return new KubernetesEngine(
                setting,
                () -> new KubernetesClientBuilder()
                        .withConfig(new ConfigBuilder(Config.autoConfigure(null))
                                .withRequestRetryBackoffLimit(RETRIES)
                                .withConnectionTimeout(CONNECT_MS_MAX)
                                .build())
                        .build(),
                nanoTime);
    }

    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public void require(int injectors) {
        new KubernetesManifest(setting, "onsale", injectors, Duration.ofMinutes(1)).plan();
        try (KubernetesClient client = clients.get()) {
            if (client.persistentVolumeClaims()
                            .inNamespace(setting.namespace())
                            .withName(setting.claim())
                            .get()
                    == null) {
                throw new BadInputException(
                        "--volume " + setting.claim() + ": no such claim in namespace " + setting.namespace(),
                        "name the claim of the volume that holds the reports folder");
            }
        } catch (KubernetesClientException e) {
            throw new BadInputException(
                    "--on kubernetes: the cluster is unreachable, or refuses: " + e.getMessage(),
                    "make kubectl get pvc work on this machine, then rerun",
                    e);
        }
    }

    @Override
    public Started start(FleetFolder folder, FleetJob job) {
        String name = "onsale" + folder.path().getFileName().toString().replace(".fleet", "");
        KubernetesManifest manifest = new KubernetesManifest(setting, name, job.injectors(), job.longest());
        KubernetesClient client = clients.get();
        KubernetesJob started = new KubernetesJob(client, setting, name, folder, job.injectors(), nanoTime);
        try {
            client.configMaps()
                    .inNamespace(setting.namespace())
                    .resource(manifest.plan())
                    .create();
            client.secrets()
                    .inNamespace(setting.namespace())
                    .resource(manifest.secrets(folder.takeSecrets()))
                    .create();
            client.batch()
                    .v1()
                    .jobs()
                    .inNamespace(setting.namespace())
                    .resource(manifest.job(folder.path().getFileName().toString(), planName()))
                    .create();
            return started;
        } catch (KubernetesClientException e) {
            started.close();
            throw new FleetException(
                    "Kubernetes rejects the job: " + e.getMessage(),
                    "grant this user the rights listed in docs/fleet.md, and check the namespace's quota",
                    e);
        }
    }

    private String planName() {
        return setting.files().get(0).getFileName().toString();
    }

    /** The objects to create, without secrets. */
    public String manifest(int injectors, Duration longest) {
        return new KubernetesManifest(setting, "onsale-0", injectors, longest)
                .shown(".fleet-0", planName(), FleetFolder.SECRET_FILES);
    }
}
