package dev.onsale.cli;

import dev.onsale.record.Labels;
import dev.onsale.record.files.Redaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The build under test, as the CI server's variables name it: commit, branch, and the URL of the job.
 *
 * <p>Sources: each server's documentation of its predefined variables. The first variable that is set counts.
 */
final class BuildLabels {
    private static final List<Server> SERVERS = List.of(
            new Server(
                    // For a pull request GITHUB_REF_NAME is "12/merge".
                    List.of("GITHUB_SHA"), List.of("GITHUB_HEAD_REF", "GITHUB_REF_NAME"), BuildLabels::onGitHub),
            new Server(
                    List.of("CI_COMMIT_SHA"),
                    List.of("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "CI_COMMIT_REF_NAME"),
                    first("CI_JOB_URL", "CI_PIPELINE_URL")),
            new Server(
                    List.of("GIT_COMMIT"),
                    // For a pull request BRANCH_NAME is "PR-12".
                    List.of("CHANGE_BRANCH", "BRANCH_NAME", "GIT_LOCAL_BRANCH", "GIT_BRANCH"),
                    first("BUILD_URL")),
            new Server(List.of("CIRCLE_SHA1"), List.of("CIRCLE_BRANCH"), first("CIRCLE_BUILD_URL")),
            new Server(List.of("BUILDKITE_COMMIT"), List.of("BUILDKITE_BRANCH"), first("BUILDKITE_BUILD_URL")));

    private static final String REMOTE = "origin/";

    private BuildLabels() {}

    private record Server(
            List<String> commit, List<String> branch, Function<Map<String, String>, Optional<String>> build) {}

    /** @return the labels in a fixed order; empty if no CI server is recognised */
    static Map<String, String> of(Map<String, String> environment) {
        for (Server server : SERVERS) {
            Map<String, String> labels = new LinkedHashMap<>();
            first(server.commit(), environment).ifPresent(commit -> put(labels, Labels.COMMIT, commit));
            server.build().apply(environment).ifPresent(url -> put(labels, Labels.BUILD, Redaction.url(url)));
            if (!labels.isEmpty()) {
                first(server.branch(), environment)
                        .map(branch -> branch.startsWith(REMOTE) ? branch.substring(REMOTE.length()) : branch)
                        .ifPresent(branch -> put(labels, Labels.BRANCH, branch));
                return inOrder(labels);
            }
        }
        return Map.of();
    }

    private static Map<String, String> inOrder(Map<String, String> labels) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String key : List.of(Labels.COMMIT, Labels.BRANCH, Labels.BUILD)) {
            String value = labels.get(key);
            if (value != null) {
                ordered.put(key, value);
            }
        }
        return ordered;
    }

    private static void put(Map<String, String> labels, String key, String value) {
        String shown = Labels.shortened(value);
        if (!shown.isEmpty()) {
            labels.put(key, shown);
        }
    }

    private static Optional<String> onGitHub(Map<String, String> environment) {
        String server = environment.getOrDefault("GITHUB_SERVER_URL", "");
        String repository = environment.getOrDefault("GITHUB_REPOSITORY", "");
        String run = environment.getOrDefault("GITHUB_RUN_ID", "");
        return server.isBlank() || repository.isBlank() || run.isBlank()
                ? Optional.empty()
                : Optional.of(server + "/" + repository + "/actions/runs/" + run);
    }

    private static Function<Map<String, String>, Optional<String>> first(String... names) {
        return environment -> first(List.of(names), environment);
    }

    private static Optional<String> first(List<String> names, Map<String, String> environment) {
        return names.stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
