package dev.onsale.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.plan.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BaselineStoreTest {
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
    void givesBackWhatWasAddedTheNewestLast() {
        store.add(Samples.runDirectory(folder, "b-late", HERE, 2_000, PASSED), false);
        store.add(Samples.runDirectory(folder, "c-early", HERE, 1_000, PASSED), false);

        Baselines baselines = store.comparable("arena", HERE);

        assertThat(baselines.comparable()).extracting(Run::id).containsExactly("c-early", "b-late");
        assertThat(baselines.comparable().get(0).latency().get(0).ok().getTotalCount())
                .isEqualTo(90);
        assertThat(baselines.leftOut()).isEmpty();
        assertThat(store.list("arena")).extracting(StoredRun::id).containsExactly("c-early", "b-late");
        assertThat(store.show("arena", "b-late").id()).isEqualTo("b-late");
    }

    @Test
    void namesTheFieldInWhichAnIncomparableRunDiffers() {
        store.add(
                Samples.runDirectory(
                        folder, "other", new Fingerprint(Map.of("plan", "arena", "cores", "8")), 1, PASSED),
                false);

        Baselines baselines = store.comparable("arena", HERE);

        assertThat(baselines.comparable()).isEmpty();
        assertThat(baselines.leftOut())
                .containsExactly(new Verdict.LeftOut("other", "not comparable: cores differs (2 / 8)"));
    }

    @Test
    void namesACorruptRunAndUsesTheOthers() throws IOException {
        store.add(Samples.runDirectory(folder, "good", HERE, 1, PASSED), false);
        Path truncated = store.add(Samples.runDirectory(folder, "truncated", HERE, 2, PASSED), false);
        Path log = truncated.resolve(RunFiles.LATENCY);
        Files.writeString(log, Files.readString(log).substring(0, 300));
        Path empty = store.add(Samples.runDirectory(folder, "empty", HERE, 3, PASSED), false);
        Files.writeString(empty.resolve(RunFiles.SUMMARY), "");

        Baselines baselines = store.comparable("arena", HERE);

        assertThat(baselines.comparable()).extracting(Run::id).containsExactly("good");
        assertThat(baselines.leftOut()).extracting(Verdict.LeftOut::run).containsExactly("empty", "truncated");
        assertThat(baselines.leftOut().get(1).why()).isEqualTo("latency.hlog: truncated: its last line is missing");
        assertThat(store.list("arena")).extracting(StoredRun::id).containsExactly("good", "empty", "truncated");
        assertThatCode(() -> store.drop("arena", "truncated")).doesNotThrowAnyException();
        assertThat(truncated).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.Judgement.class,
            names = {"FAIL", "INVALID"})
    void refusesAFailedOrInvalidRunUnlessForced(Verdict.Judgement judgement) {
        assertRefusedUnlessForced(Samples.verdict(judgement));
    }

    @Test
    void refusesARunThatWasNotJudgedUnlessForced() {
        assertRefusedUnlessForced(null);
    }

    @Test
    void addsTheSameRunOnceAndNeverOverAnother() {
        Path run = Samples.runDirectory(folder, "same", HERE, 1, PASSED);
        store.add(run, false);
        store.add(run, false);
        assertThat(store.list("arena")).hasSize(1);

        Path another = Samples.runDirectory(folder.resolve("elsewhere"), "same", HERE, 2, PASSED);
        assertThatThrownBy(() -> store.add(another, false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("same");
        assertThat(store.show("arena", "same").summary().times().createdAtMs()).isEqualTo(1);
    }

    @Test
    void keepsOnlyWhatIsComparedAndLeavesNothingUnfinished() throws IOException {
        Path stored = store.add(Samples.runDirectory(folder, "small", HERE, 1, PASSED), false);

        try (var files = Files.list(stored)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(RunFiles.SUMMARY, RunFiles.LATENCY, RunFiles.FELT);
        }
        store.drop("arena", "small");
        try (var files = Files.list(stored.getParent())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void saysWhichRunsThereAreWhenOneIsNot() {
        store.add(Samples.runDirectory(folder, "here", HERE, 1, PASSED), false);

        for (String absent : List.of("there", "..", "../arena/here", "")) {
            assertThatThrownBy(() -> store.drop("arena", absent))
                    .isInstanceOf(BadInputException.class)
                    .extracting(e -> ((BadInputException) e).hint())
                    .isEqualTo("stored are here");
        }
        assertThatThrownBy(() -> store.show("club", "here")).isInstanceOf(BadInputException.class);
        assertThat(store.comparable("club", HERE)).isEqualTo(new Baselines(List.of(), List.of(), List.of()));
    }

    private void assertRefusedUnlessForced(@Nullable Verdict verdict) {
        Path run = Samples.runDirectory(folder, "unfit", HERE, 1, verdict);

        assertThatThrownBy(() -> store.add(run, false))
                .isInstanceOf(BadInputException.class)
                .extracting(e -> ((BadInputException) e).hint())
                .asString()
                .contains("--force");
        assertThat(store.list("arena")).isEmpty();
        store.add(run, true);
        assertThat(store.list("arena")).hasSize(1);
    }
}
