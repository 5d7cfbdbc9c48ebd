package dev.onsale.record.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.plan.BadInputException;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.LeftOutReason;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Samples;
import dev.onsale.record.Verdict;
import dev.onsale.record.files.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a run, and that the same run under another name is no further run. */
class BaselineCopiesTest {
    private static final Verdict PASSED = Samples.verdict(Verdict.Judgement.PASS);
    private static final Fingerprint HERE = Samples.fingerprint();

    @TempDir
    Path folder;

    private BaselineStore store;

    @BeforeEach
    void open() {
        store = new BaselineStore(folder.resolve("baselines"));
    }

    @Test
    void keepsOnlyWhatIsComparedAndLeavesNothingUnfinished() throws IOException {
        Path stored = store.add(Samples.runDirectory(folder, "small", HERE, 1, PASSED), false);

        assertThat(stored).isRegularFile().hasFileName("small.json");
        try (var files = Files.list(stored.getParent())) {
            assertThat(files).containsExactly(stored);
        }
        store.drop("arena", "small");
        try (var files = Files.list(stored.getParent())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aCopyUnderAnotherNameIsTheSameRunAndCountsOnce() throws IOException {
        Path original = store.add(Samples.runDirectory(folder, "b-night", HERE, 1, PASSED), false);
        store.add(Samples.runDirectory(folder, "c-other", HERE, 2, PASSED), false);
        Path plan = Objects.requireNonNull(original.getParent());
        Files.copy(original, plan.resolve("a-renamed.json"));
        Files.writeString(
                plan.resolve("d-relabelled.json"),
                Files.readString(original).replace("\"b-night\"", "\"d-relabelled\""));

        Baselines baselines = store.comparable("arena", HERE);

        assertThat(baselines.comparable()).extracting(Run::id).containsExactly("b-night", "c-other");
        assertThat(baselines.leftOut())
                .containsExactlyInAnyOrder(
                        new Verdict.LeftOut("a-renamed", LeftOutReason.of(LeftOutReason.Kind.COPY, "b-night")),
                        new Verdict.LeftOut("d-relabelled", LeftOutReason.of(LeftOutReason.Kind.COPY, "b-night")));
    }

    @Test
    void addsNoCopyOfARunThatIsThere() {
        store.add(Samples.runDirectory(folder, "night", HERE, 1, PASSED), false);
        Path copy = Samples.runDirectory(folder, "copied", HERE, 1, PASSED);

        assertThatThrownBy(() -> store.add(copy, true))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("copied: is a copy of night, which is already stored");
        assertThat(store.add(Samples.runDirectory(folder, "another", HERE, 2, PASSED), false))
                .exists();
        assertThat(store.list("arena")).extracting(StoredRun::id).containsExactly("night", "another");
    }

    @Test
    void aRunAndItsFileInTheStoreAreTheSame() {
        Path directory = Samples.runDirectory(folder, "night", HERE, 1, PASSED);
        Run stored = RunReader.read(store.add(directory, false));

        assertThat(stored.isSameAs(RunReader.read(directory))).isTrue();
        assertThat(stored.isSameAs(RunReader.read(Samples.runDirectory(folder, "later", HERE, 2, PASSED))))
                .isFalse();
    }

    @Test
    void runsOfOneInstantWithOtherResponsesAreTwo() {
        Run one = Runs.named("a").madeAt(1).step("browse", 100, i -> 20).build();
        Run other = Runs.named("b").madeAt(1).step("browse", 100, i -> 21).build();

        assertThat(one.isSameAs(other)).isFalse();
    }
}
