package dev.onsale.record.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Run;
import dev.onsale.record.Samples;
import dev.onsale.record.Verdict;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Baselines are kept in git: what two branches added must come together by itself. */
class BaselineMergeTest {
    @TempDir
    Path folder;

    @Test
    void twoBranchesThatEachAddedAndPinnedARunMergeWithoutConflict() throws Exception {
        Path repository = folder.resolve("repository");
        git(folder, "init", "-q", "-b", "main", repository.toString());
        git(repository, "config", "user.name", "nobody");
        git(repository, "config", "user.email", "nobody@example.org");
        git(repository, "commit", "-q", "--allow-empty", "-m", "begin");
        BaselineStore store = new BaselineStore(repository.resolve("scenarios/baselines"));
        for (String branch : List.of("one", "two")) {
            git(repository, "switch", "-q", "-c", branch, "main");
            store.add(recorded(branch), false);
            store.add(recorded("shared"), false);
            store.pin("arena", branch);
            git(repository, "add", "-A");
            git(repository, "commit", "-q", "-m", "Add a night");
        }
        git(repository, "merge", "-q", "--no-edit", "one");

        Baselines merged = store.comparable("arena", Samples.fingerprint());

        assertThat(merged.comparable()).extracting(Run::id).containsExactly("one", "shared", "two");
        assertThat(merged.pinned()).extracting(Run::id).containsExactly("one", "two");
        assertThat(merged.leftOut()).isEmpty();
        assertThat(git(repository, "status", "--porcelain")).isEmpty();
    }

    private Path recorded(String id) {
        return Samples.runDirectory(
                folder, id, Samples.fingerprint(), id.charAt(0), Samples.verdict(Verdict.Judgement.PASS));
    }

    private String git(Path directory, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        File output = folder.resolve("git.out").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        int status = builder.start().waitFor();
        String said = Files.readString(output.toPath());
        assertThat(status).as(String.join(" ", command) + ": " + said).isZero();
        return said;
    }
}
