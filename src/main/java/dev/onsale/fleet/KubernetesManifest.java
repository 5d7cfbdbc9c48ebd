package dev.onsale.fleet;

import dev.onsale.plan.BadInputException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fleet as Kubernetes objects: an Indexed Job, with its files in a ConfigMap and a Secret. */
final class KubernetesManifest {
    /** The limit of a ConfigMap and of a Secret: 1 MiB including what the cluster adds. */
    static final long BYTES_MAX = 1_000_000;

    static final String REPORTS = "/reports";
    private static final String PLAN = "/plan";
    private static final String SECRETS = "/secrets";
    private static final String INDEX = "batch.kubernetes.io/job-completion-index";
    private static final String MASKED = "…";

    /** The keys that a ConfigMap accepts. */
    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");

    /** The cluster removes the job after this time, even if onsale was killed. */
    private static final int KEPT_SECONDS = 600;

    private static final int ENDS_WITHIN_SECONDS = 60;

    private final KubernetesEngine.Setting setting;
    private final String name;
    private final int injectors;
    private final Duration longest;

    /** @param name of all objects */
    KubernetesManifest(KubernetesEngine.Setting setting, String name, int injectors, Duration longest) {
        this.setting = setting;
        this.name = name;
        this.injectors = injectors;
        this.longest = longest;
    }

    private ObjectMeta meta() {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(setting.namespace())
                .withLabels(labels())
                .build();
    }

    private Map<String, String> labels() {
        return Map.of("app.kubernetes.io/name", "onsale", "app.kubernetes.io/instance", name);
    }

    /** @throws BadInputException if a file cannot be read, or they exceed the size of a ConfigMap */
    ConfigMap plan() {
        Map<String, String> data = new TreeMap<>();
        long bytes = 0;
        for (Path file : setting.files()) {
            requireKey(file);
            try {
                String text = Files.readString(file);
                bytes += text.getBytes(StandardCharsets.UTF_8).length;
                data.put(file.getFileName().toString(), text);
            } catch (IOException e) {
                throw new BadInputException(
                        "--on kubernetes: " + file + " cannot be read as text: " + e.getMessage(),
                        "name a plan whose scenario is a source beside it",
                        e);
            }
        }
        if (bytes > BYTES_MAX) {
            throw new BadInputException(
                    "--on kubernetes: plan and scenario have " + bytes + " bytes, but a ConfigMap takes " + BYTES_MAX,
                    "put large files into the image, and add them with --classpath");
        }
        return new ConfigMapBuilder().withMetadata(meta()).withData(data).build();
    }

    private static void requireKey(Path file) {
        String key = file.getFileName().toString();
        if (!KEY.matcher(key).matches()) {
            throw new BadInputException(
                    "--on kubernetes: a ConfigMap cannot hold a file called '" + key + "'",
                    "rename it, with only A-Z, a-z, 0-9, '.', '_' and '-' in its name");
        }
    }

    /** @param secrets secret files by name; variables come from the setting */
    Secret secrets(Map<String, String> secrets) {
        Map<String, String> data = new TreeMap<>(secrets);
        setting.variables().forEach((variable, value) -> data.put(variableKey(variable), value));
        return new SecretBuilder()
                .withMetadata(meta())
                .withType("Opaque")
                .withStringData(data)
                .build();
    }

    private static String variableKey(String variable) {
        return "variable." + variable;
    }

    /** @param folder the fleet's folder, by its name in the reports folder */
    Job job(String folder, String plan) {
        return new JobBuilder()
                .withMetadata(meta())
                .withNewSpec()
                .withCompletionMode("Indexed")
                .withCompletions(injectors)
                .withParallelism(injectors)
                .withBackoffLimit(0)
                .withActiveDeadlineSeconds(longest.toSeconds())
                .withTtlSecondsAfterFinished(KEPT_SECONDS)
                .withNewTemplate()
                .withMetadata(new ObjectMetaBuilder().withLabels(labels()).build())
                .withSpec(pod(folder, plan))
                .endTemplate()
                .endSpec()
                .build();
    }

    private PodSpec pod(String folder, String plan) {
        return new PodSpecBuilder()
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withTerminationGracePeriodSeconds((long) ENDS_WITHIN_SECONDS)
                .withNewSecurityContext()
                .withRunAsUser(setting.user())
                .endSecurityContext()
                .addNewTopologySpreadConstraint()
                .withMaxSkew(1)
                .withTopologyKey("kubernetes.io/hostname")
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withNewLabelSelector()
                .withMatchLabels(labels())
                .endLabelSelector()
                .endTopologySpreadConstraint()
                .addNewContainer()
                .withName("injector")
                .withImage(setting.image())
                .withCommand(
                        "onsale",
                        "run",
                        PLAN + "/" + plan,
                        "--shard",
                        "$(SHARD)/" + injectors,
                        "--fleet",
                        REPORTS + "/" + folder)
                .addNewEnv()
                .withName("SHARD")
                .withNewValueFrom()
                .withNewFieldRef()
                .withFieldPath("metadata.annotations['" + INDEX + "']")
                .endFieldRef()
                .endValueFrom()
                .endEnv()
                .addNewEnv()
                .withName(FleetFolder.SECRETS)
                .withValue(SECRETS)
                .endEnv()
                .addAllToEnv(setting.variables().keySet().stream()
                        .map(variable -> new io.fabric8.kubernetes.api.model.EnvVarBuilder()
                                .withName(variable)
                                .withNewValueFrom()
                                .withNewSecretKeyRef()
                                .withName(name)
                                .withKey(variableKey(variable))
                                .endSecretKeyRef()
                                .endValueFrom()
                                .build())
                        .toList())
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .endSecurityContext()
                .addNewVolumeMount()
                .withName("plan")
                .withMountPath(PLAN)
                .withReadOnly(true)
                .endVolumeMount()
                .addNewVolumeMount()
                .withName("secrets")
                .withMountPath(SECRETS)
                .withReadOnly(true)
                .endVolumeMount()
                .addNewVolumeMount()
                .withName("reports")
                .withMountPath(REPORTS)
                .endVolumeMount()
                .endContainer()
                .addNewVolume()
                .withName("plan")
                .withNewConfigMap()
                .withName(name)
                .endConfigMap()
                .endVolume()
                .addNewVolume()
                .withName("secrets")
                .withNewSecret()
                .withSecretName(name)
                .endSecret()
                .endVolume()
                .addNewVolume()
                .withName("reports")
                .withNewPersistentVolumeClaim()
                .withClaimName(setting.claim())
                .endPersistentVolumeClaim()
                .endVolume()
                .build();
    }

    /** All objects as YAML, without secrets. */
    String shown(String folder, String plan, List<String> secretFiles) {
        Map<String, String> masked = new LinkedHashMap<>();
        secretFiles.forEach(file -> masked.put(file, MASKED));
        Secret secret = secrets(masked);
        secret.getStringData().replaceAll((key, value) -> MASKED);
        return Stream.<HasMetadata>of(plan(), secret, job(folder, plan))
                .map(Serialization::asYaml)
                .map(yaml -> yaml.startsWith("---") ? yaml : "---\n" + yaml)
                .collect(Collectors.joining());
    }
}
