package dev.onsale.fleet;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A job accepted by Kubernetes, with its other objects. */
final class KubernetesJob implements Engine.Started {
    private static final String INDEX = "batch.kubernetes.io/job-completion-index";
    private static final Set<String> NEVER = Set.of("ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");
    private static final Set<String> OVER = Set.of("Succeeded", "Failed");
    private static final long ASKED_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final KubernetesClient client;
    private final KubernetesEngine.Setting setting;
    private final String name;
    private final FleetFolder folder;
    private final int injectors;
    private final LongSupplier nanoTime;
    private final Map<Integer, LogWatch> followed = new HashMap<>();
    private Map<Integer, String> ended = Map.of();
    private long askedNanos;
    private boolean asked;

    KubernetesJob(
            KubernetesClient client,
            KubernetesEngine.Setting setting,
            String name,
            FleetFolder folder,
            int injectors,
            LongSupplier nanoTime) {
        this.client = client;
        this.setting = setting;
        this.name = name;
        this.folder = folder;
        this.injectors = injectors;
        this.nanoTime = nanoTime;
    }

    @Override
    public Map<Integer, String> ended() {
        long nowNanos = nanoTime.getAsLong();
        if (!asked || nowNanos - askedNanos > ASKED_EVERY_NANOS) {
            asked = true;
            askedNanos = nowNanos;
            ended = look();
        }
        return ended;
    }

    /** @throws FleetException if the cluster reports that it will not run them */
    private Map<Integer, String> look() {
        Map<Integer, String> found = new LinkedHashMap<>();
        try {
            List<Pod> pods = pods();
            for (Pod pod : pods) {
                int shard = Integer.parseInt(pod.getMetadata().getAnnotations().getOrDefault(INDEX, "0"));
                requireImage(pod);
                String phase = String.valueOf(pod.getStatus().getPhase());
                if (!phase.equals("Pending")) {
                    follow(shard, pod);
                }
                if (OVER.contains(phase)) {
                    found.put(shard, how(pod));
                }
            }
            if (pods.size() < injectors) {
                requireAdmitted(pods.isEmpty());
            }
            return found;
        } catch (KubernetesClientException e) {
            // A cluster that does not respond now may respond in a second; the injectors continue meanwhile.
            return ended;
        }
    }

    private List<Pod> pods() {
        return client.pods()
                .inNamespace(setting.namespace())
                .withLabel("app.kubernetes.io/instance", name)
                .list()
                .getItems();
    }

    private void requireImage(Pod pod) {
        for (ContainerStatus status : pod.getStatus().getContainerStatuses()) {
            ContainerStateWaiting waiting =
                    status.getState() == null ? null : status.getState().getWaiting();
            if (waiting != null && NEVER.contains(String.valueOf(waiting.getReason()))) {
                throw new FleetException(
                        "the image " + setting.image() + " cannot be pulled: " + waiting.getReason()
                                + (waiting.getMessage() == null ? "" : ", " + waiting.getMessage()),
                        "name an image that the cluster can pull: --image REGISTRY/NAME:TAG");
            }
        }
    }

    /**
     * A job whose pods exceed a quota only reports it in an event, and waits forever.
     *
     * @param none whether there is no pod at all: else only what is forbidden counts, since the rest is tried again
     */
    private void requireAdmitted(boolean none) {
        for (Event event :
                client.v1().events().inNamespace(setting.namespace()).list().getItems()) {
            if ("FailedCreate".equals(event.getReason())
                    && name.equals(event.getInvolvedObject().getName())
                    && (none || String.valueOf(event.getMessage()).contains("forbidden"))) {
                throw new FleetException(
                        "Kubernetes creates " + (none ? "no pod: " : "too few pods: ") + event.getMessage(),
                        "use fewer --injectors, or another --namespace");
            }
        }
    }

    private static String how(Pod pod) {
        for (ContainerStatus status : pod.getStatus().getContainerStatuses()) {
            ContainerStateTerminated end =
                    status.getState() == null ? null : status.getState().getTerminated();
            if (end != null) {
                return "exit code " + end.getExitCode();
            }
        }
        return "its pod in phase " + pod.getStatus().getPhase();
    }

    private void follow(int shard, Pod pod) {
        followed.computeIfAbsent(shard, number -> {
            try {
                OutputStream log = Files.newOutputStream(folder.log(number));
                return client.pods()
                        .inNamespace(setting.namespace())
                        .withName(pod.getMetadata().getName())
                        .watchLog(log);
            } catch (IOException e) {
                throw new FleetException(
                        folder.log(number) + " cannot be written: " + e.getMessage(), "free space in that folder", e);
            }
        });
    }

    @Override
    public void stop() {
        try {
            delete();
        } catch (KubernetesClientException e) {
            // It is tried again at the end, which says so if it fails; what goes on ends by its own time limit.
        }
    }

    private void delete() {
        client.batch()
                .v1()
                .jobs()
                .inNamespace(setting.namespace())
                .withName(name)
                .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                .delete();
    }

    /** Whatever became of it, no object stays in the cluster. */
    @Override
    public void close() {
        followed.values().forEach(LogWatch::close);
        try (client) {
            delete();
            client.secrets().inNamespace(setting.namespace()).withName(name).delete();
            client.configMaps().inNamespace(setting.namespace()).withName(name).delete();
        } catch (KubernetesClientException e) {
            throw new FleetException(
                    "the Kubernetes objects cannot be removed: " + e.getMessage(),
                    "kubectl delete job,secret,configmap " + name + " --namespace " + setting.namespace(),
                    e);
        }
    }
}
