package dev.onsale.record.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.plan.BadInputException;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.LeftOutReason;
import dev.onsale.record.Run;
import dev.onsale.record.Samples;
import dev.onsale.record.Verdict;
import dev.onsale.record.files.UnreadableRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    void saysOfARunByAnotherCompilerHowToRecordNewOnes() {
        Map<String, String> byC1 = new LinkedHashMap<>(HERE.fields());
        byC1.put("compiler", "c1");
        store.add(Samples.runDirectory(folder, "cheap", new Fingerprint(byC1), 1, PASSED), false);

        Baselines baselines = store.comparable("arena", HERE);

        assertThat(baselines.comparable()).isEmpty();
        assertThat(baselines.ofAnotherCompiler()).isOne();
        assertThat(baselines.leftOut().get(0).because())
                .isEqualTo(LeftOutReason.anotherCompiler(Map.of("compiler", "tiered / c1"), "c1"));
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
                .containsExactly(new Verdict.LeftOut("other", LeftOutReason.notComparable(Map.of("cores", "2 / 8"))));
    }

    @Test
    void namesACorruptRunAndUsesTheOthers() throws IOException {
        store.add(Samples.runDirectory(folder, "good", HERE, 1, PASSED), false);
        Path truncated = store.add(Samples.runDirectory(folder, "truncated", HERE, 2, PASSED), false);
        Files.writeString(truncated, Files.readString(truncated).substring(0, 300));
        Path empty = store.add(Samples.runDirectory(folder, "empty", HERE, 3, PASSED), false);
        Files.writeString(empty, "");

        Baselines baselines = store.comparable("arena", HERE);

        assertThat(baselines.comparable()).extracting(Run::id).containsExactly("good");
        assertThat(baselines.leftOut()).extracting(Verdict.LeftOut::run).containsExactly("empty", "truncated");
        assertThat(unreadable(baselines.leftOut().get(1)))
                .startsWith("truncated.json: corrupt: Unexpected end-of-input");
        assertThat(store.list("arena")).extracting(StoredRun::id).containsExactly("good", "empty", "truncated");
        assertThatCode(() -> store.drop("arena", "truncated")).doesNotThrowAnyException();
        assertThat(truncated).doesNotExist();
    }

    @Test
    void leavesOutAndNamesARunWhoseHistogramsAreDamaged() throws IOException {
        store.add(Samples.runDirectory(folder, "good", HERE, 1, PASSED), false);
        Path damaged = store.add(Samples.runDirectory(folder, "damaged", HERE, 2, PASSED), false);
        String text = Files.readString(damaged);
        int payload = text.indexOf("\"", text.indexOf("\"deflated\": [") + 12) + 9;
        char other = text.charAt(payload) == 'A' ? 'B' : 'A';
        Files.writeString(damaged, text.substring(0, payload) + other + text.substring(payload + 1));

        Baselines baselines = store.comparable("arena", HERE);

        assertThat(baselines.comparable()).extracting(Run::id).containsExactly("good");
        assertThat(baselines.leftOut()).singleElement().satisfies(left -> {
            assertThat(left.run()).isEqualTo("damaged");
            assertThat(unreadable(left)).startsWith("damaged.json: corrupt: its histograms");
        });
        assertThatThrownBy(() -> store.show("arena", "damaged"))
                .isInstanceOf(UnreadableRunException.class)
                .extracting(e -> ((UnreadableRunException) e).hint())
                .asString()
                .contains("restore the file");
    }

    @Test
    void readsTheDirectoriesThatStoresOnceHeldBesideItsFiles() throws IOException {
        Path before = Samples.runDirectory(folder.resolve("baselines/arena"), "before", HERE, 1, PASSED);
        store.add(Samples.runDirectory(folder, "now", HERE, 2, PASSED), false);

        assertThat(store.comparable("arena", HERE).comparable())
                .extracting(Run::id)
                .containsExactly("before", "now");
        assertThat(store.add(before, false)).isEqualTo(before);
        assertThatThrownBy(() ->
                        store.add(Samples.runDirectory(folder.resolve("other"), "before", HERE, 3, PASSED), false))
                .isInstanceOf(BadInputException.class);
        store.drop("arena", "before");
        assertThat(store.list("arena")).extracting(StoredRun::id).containsExactly("now");
    }

    @Test
    void givesPinnedRunsOldestFirstAndDropsThemOnlyOnceUnpinned() {
        for (String id : List.of("c", "a", "b")) {
            store.add(Samples.runDirectory(folder, id, HERE, id.charAt(0), PASSED), false);
        }
        store.pin("arena", "c");
        store.pin("arena", "a");
        store.pin("arena", "a");

        assertThat(store.comparable("arena", HERE).pinned()).extracting(Run::id).containsExactly("a", "c");
        assertThat(store.list("arena")).extracting(StoredRun::pinned).containsExactly(true, false, true);
        assertThatThrownBy(() -> store.drop("arena", "a"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("is pinned");
        store.unpin("arena", "a");
        store.unpin("arena", "a");
        store.drop("arena", "a");
        assertThat(store.comparable("arena", HERE).pinned()).extracting(Run::id).containsExactly("c");
    }

    @Test
    void pinsNoRunThatIsNotThereAndOffersTheNearest() {
        store.add(Samples.runDirectory(folder, "20240711-100000-arena-0f1e", HERE, 1, PASSED), false);

        assertThatThrownBy(() -> store.pin("arena", "20240711-100000-arena-0f1f"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("has no run '20240711-100000-arena-0f1f'")
                .extracting(e -> ((BadInputException) e).hint())
                .asString()
                .startsWith("did you mean '20240711-100000-arena-0f1e'?");
        assertThat(store.comparable("arena", HERE).pinned()).isEmpty();
    }

    @Test
    void leavesOutWhatIsTooOldButNeitherPinnedRunsNorTheNewestFew() {
        long day = Duration.ofDays(1).toMillis();
        for (int number = 1; number <= 6; number++) {
            store.add(Samples.runDirectory(folder, "day-" + number, HERE, number * day, PASSED), false);
        }
        store.pin("arena", "day-1");

        assertThat(aged(40 * day, 3).comparable())
                .extracting(Run::id)
                .containsExactly("day-1", "day-4", "day-5", "day-6");
        assertThat(aged(40 * day, 3).leftOut()).contains(new Verdict.LeftOut("day-2", LeftOutReason.tooOld(38)));
        assertThat(aged(34 * day, 3).comparable())
                .extracting(Run::id)
                .containsExactly("day-1", "day-4", "day-5", "day-6");
        assertThat(aged(33 * day, 3).comparable())
                .extracting(Run::id)
                .containsExactly("day-1", "day-3", "day-4", "day-5", "day-6");
        assertThat(aged(20 * day, 3).leftOut()).isEmpty();
    }

    private Baselines aged(long nowMs, int alwaysKept) {
        return new BaselineStore(
                        folder.resolve("baselines"),
                        Optional.of(new BaselineAge(nowMs, Duration.ofDays(30), alwaysKept)))
                .comparable("arena", HERE);
    }

    @Test
    void refusesARunFromBeforeTheClockBeganUnlessForced() {
        Path run = Samples.runDirectory(folder, "before-1970", HERE, -5, PASSED);

        assertThatThrownBy(() -> store.add(run, false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("before 1970");
        assertThat(store.add(run, true)).exists();
    }

    @Test
    void saysSoWhenAFileIsInTheWayOrTheFolderCannotBeRead() throws IOException {
        Path run = Samples.runDirectory(folder, "run", HERE, 1, PASSED);
        Path file = Files.createFile(folder.resolve("a-file"));
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
        for (Path root : List.of(file, loop)) {
            BaselineStore unusable = new BaselineStore(root);
            assertThatThrownBy(() -> unusable.add(run, false))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("baseline folder " + root);
            assertThatThrownBy(() -> unusable.comparable("arena", HERE))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("cannot be read")
                    .extracting(e -> ((BadInputException) e).hint())
                    .asString()
                    .contains("--baselines DIR");
        }
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
        assertThat(store.show("arena", "same").summary().measured().times().createdAtMs())
                .isEqualTo(1);
    }

    @Test
    void saysWhichRunsThereAreWhenOneIsNot() {
        store.add(Samples.runDirectory(folder, "here", HERE, 1, PASSED), false);

        for (String absent : List.of("there", "..", "../arena/here", "")) {
            assertThatThrownBy(() -> store.drop("arena", absent))
                    .isInstanceOf(BadInputException.class)
                    .extracting(e -> ((BadInputException) e).hint())
                    .asString()
                    .endsWith("stored are here");
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

    private static String unreadable(Verdict.LeftOut left) {
        LeftOutReason because = Objects.requireNonNull(left.because());
        assertThat(because.kind()).isEqualTo(LeftOutReason.Kind.UNREADABLE);
        return because.of();
    }
}
