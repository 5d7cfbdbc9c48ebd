package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What CI servers say of the build in their jobs' environment. */
class BuildLabelsTest {
    private static final Map<String, String> GITHUB = Map.of(
            "GITHUB_ACTIONS", "true",
            "GITHUB_SHA", "ffac537e6cbbf934b08745a378932722df287a53",
            "GITHUB_REF_NAME", "main",
            "GITHUB_SERVER_URL", "https://github.example.org",
            "GITHUB_REPOSITORY", "octo/shop",
            "GITHUB_RUN_ID", "1658821493");

    @Test
    void github() {
        assertThat(BuildLabels.of(GITHUB))
                .containsExactly(
                        Map.entry("commit", "ffac537e6cbbf934b08745a378932722df287a53"),
                        Map.entry("branch", "main"),
                        Map.entry("build", "https://github.example.org/octo/shop/actions/runs/1658821493"));
    }

    @Test
    void githubsPullRequestIsOfItsHeadsBranch() {
        Map<String, String> environment = new HashMap<>(GITHUB);
        environment.put("GITHUB_REF_NAME", "12/merge");
        environment.put("GITHUB_HEAD_REF", "feature/seats");

        assertThat(BuildLabels.of(environment)).containsEntry("branch", "feature/seats");
        environment.put("GITHUB_HEAD_REF", "");
        assertThat(BuildLabels.of(environment)).containsEntry("branch", "12/merge");
    }

    @Test
    void gitlab() {
        assertThat(BuildLabels.of(Map.of(
                        "CI_COMMIT_SHA", "1ecfd275763eff1d6b4844ea3168962458c9f27a",
                        "CI_COMMIT_REF_NAME", "main",
                        "CI_JOB_URL", "https://gitlab.example.org/shop/-/jobs/5",
                        "CI_PIPELINE_URL", "https://gitlab.example.org/shop/-/pipelines/4")))
                .containsExactly(
                        Map.entry("commit", "1ecfd275763eff1d6b4844ea3168962458c9f27a"),
                        Map.entry("branch", "main"),
                        Map.entry("build", "https://gitlab.example.org/shop/-/jobs/5"));
    }

    @Test
    void jenkinsWithItsUserInTheAddress() {
        assertThat(BuildLabels.of(Map.of(
                        "GIT_COMMIT", "9fceb02",
                        "GIT_BRANCH", "origin/release/2.4",
                        "BUILD_URL", "https://admin:s3cret@jenkins.example.org/job/shop/7/?token=abc")))
                .containsExactly(
                        Map.entry("commit", "9fceb02"),
                        Map.entry("branch", "release/2.4"),
                        Map.entry("build", "https://jenkins.example.org/job/shop/7/"));
    }

    @Test
    void jenkinsPullRequest() {
        assertThat(BuildLabels.of(Map.of(
                        "BRANCH_NAME",
                        "PR-12",
                        "CHANGE_BRANCH",
                        "feature/seats",
                        "BUILD_URL",
                        "https://ci.example.org/7/")))
                .containsExactly(Map.entry("branch", "feature/seats"), Map.entry("build", "https://ci.example.org/7/"));
    }

    @Test
    void nobodySaysAnything() {
        assertThat(BuildLabels.of(Map.of())).isEmpty();
        assertThat(BuildLabels.of(Map.of("GIT_BRANCH", "main", "GITHUB_SHA", " ")))
                .isEmpty();
    }

    @Test
    void whatAServerSaysStopsNoRunHoweverOdd() {
        assertThat(BuildLabels.of(
                        Map.of("CI_COMMIT_SHA", "abc", "CI_COMMIT_REF_NAME", "a\u001b[31m" + "b".repeat(500))))
                .hasEntrySatisfying(
                        "branch", branch -> assertThat(branch).hasSize(200).doesNotContain("\u001b"));
    }
}
