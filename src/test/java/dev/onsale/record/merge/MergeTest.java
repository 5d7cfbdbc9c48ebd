package dev.onsale.record.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Shard;
import dev.onsale.record.Fleet;
import dev.onsale.record.FormerAbort;
import dev.onsale.record.Journey;
import dev.onsale.record.NoteworthyRequest;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.SplitRecord;
import dev.onsale.record.StopReason;
import dev.onsale.record.files.EvidenceReader;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.RunFiles;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.files.UnreadableRunException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MergeTest {

    private final Path folder = temporary();

    @AfterProperty
    @AfterEach
    void remove() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Collections.reverseOrder()).map(Path::toFile).forEach(MergeTest::delete);
        }
    }

    @Property(tries = 4)
    void theRunsOfAnyNumberOfInjectorsAreTheRunOfOne(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int count, @ForAll Random order) {
        SplitRecord split = new SplitRecord(folder, seed, count);
        Run one = RunReader.readWithFelt(split.of(Shard.WHOLE));
        List<Path> shards = new ArrayList<>(split.shards());
        Collections.shuffle(shards, order);
        Path directory = merged(Merge.of(shards));
        Run merged = RunReader.readWithFelt(directory);

        assertThat(merged.summary().measured().steps())
                .hasSameElementsAs(one.summary().measured().steps());
        assertThat(merged.latency())
                .as("responses, failed ones, their low ends")
                .hasSameElementsAs(one.latency());
        assertThat(one.due()).hasSize(one.latency().size());
        assertThat(merged.due())
                .as("times since visitors were due, and their low ends")
                .hasSameElementsAs(one.due());
        assertThat(merged.felt()).hasSameElementsAs(one.felt());
        assertThat(merged.summary().measured().totals())
                .isEqualTo(one.summary().measured().totals());
        assertThat(merged.summary().measured().journeys())
                .isEqualTo(one.summary().measured().journeys());
        assertThat(merged.summary().observed().evidence())
                .hasSameElementsAs(one.summary().observed().evidence());
        assertThat(merged.summary().observed().nodes())
                .isEqualTo(one.summary().observed().nodes());
        assertThat(merged.summary().measured().injector().added())
                .isEqualTo(one.summary().measured().injector().added());
        assertThat(journeys(directory)).hasSameElementsAs(journeys(folder.resolve(one.id())));
        assertThat(EvidenceReader.read(directory)).isEqualTo(EvidenceReader.read(folder.resolve(one.id())));
        assertThat(slowest(directory)).isEqualTo(slowest(folder.resolve(one.id())));
        Fleet fleet = Objects.requireNonNull(merged.summary().attached().fleet());
        assertThat(fleet.injectors()).hasSize(count).allMatch(Fleet.Injector::complete);
        assertThat(merged.summary().conditions().fingerprint().fields())
                .containsEntry("injectors", Integer.toString(count));
    }

    @Test
    void theLinesOfMoreFilesThanMayBeOpenAreMergedInTurns() {
        Path directory = merged(Merge.of(new SplitRecord(folder, 3, 66).shards()));
        List<Journey> journeys = journeys(directory);
        assertThat(journeys)
                .extracting(Journey::visitor)
                .doesNotHaveDuplicates()
                .hasSize(200);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.contains("merging"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void visitorsOfAMissingShardStayDueAndItIsNamed() {
        List<Path> shards = new ArrayList<>(new SplitRecord(folder, 5, 4).shards());
        shards.remove(2);
        Merge merge = Merge.of(shards);
        assertThat(merge.missing()).containsExactly(2);
        RunSummary summary = RunReader.readSummary(merged(merge));
        assertThat(summary.measured().totals().visitors().planned()).isEqualTo(200);
        assertThat(summary.measured().totals().visitors().due()).isEqualTo(200);
        assertThat(summary.measured().totals().visitors().started()).isEqualTo(150);
        Fleet.Injector missing =
                Objects.requireNonNull(summary.attached().fleet()).injectors().get(2);
        assertThat(missing.run()).isNull();
        assertThat(missing.share().due()).isEqualTo(50);
        assertThat(missing.shortfall().reason()).isEqualTo(StopReason.of(StopReason.Kind.NO_RUN));
    }

    @Test
    void aShardThatTookASignalForTheUsersIsSaidToBeStoppedForTheFirst() {
        List<Path> shards = new SplitRecord(folder, 5, 2).shards();
        Path asked = altered(
                shards.get(1),
                "\"aborted\" : null",
                "\"aborted\" : { \"cause\" : \"user\", \"detail\" : \"stopped by the user\", \"atMs\" : 2500 }");
        Merge merge = Merge.of(List.of(asked));
        StopReason why =
                StopReason.of(StopReason.Kind.ENDED_WITHOUT_RUN, "exit code 70").at(new StopReason.At(0, 2, ""));

        assertThat(RunReader.readSummary(merged(merge)).measured().aborted())
                .isEqualTo(FormerAbort.of(AbortCause.USER, "stopped by the user", 2_500));
        assertThat(RunReader.readSummary(merged(merge.stoppedFor(why)))
                        .measured()
                        .aborted())
                .isEqualTo(new RunSummary.Abort(why, 2_500, null));
    }

    @Test
    void runsThatAreNoPartsOfOneAreRefusedByName() {
        List<Path> shards = new SplitRecord(folder, 5, 3).shards();
        assertThat(refusal(shards.get(0), shards.get(0))).contains("shard 0/3 occurs twice");
        assertThat(refusal(new SplitRecord(folder, 5, 3).of(Shard.WHOLE))).contains("not a shard");
        assertThat(refusal(shards.get(0), new SplitRecord(folder, 6, 4).of(new Shard(1, 4))))
                .contains("number of shards 4 / 3");
        assertThat(refusal(shards.get(0), altered(shards.get(1), "\"seed\" : 20240711", "\"seed\" : 4")))
                .contains("not from the same run")
                .contains("seed 4 / 20240711");
        assertThat(refusal(shards.get(0), altered(shards.get(2), "\"onsale\" : \"1\"", "\"onsale\" : \"2\"")))
                .contains("onsale version 2 / 1");
        assertThat(refusal()).contains("no run to merge");
    }

    @Test
    void aDigestThatDiffersIsOfAnotherPlan() {
        List<Path> shards = new SplitRecord(folder, 5, 2).shards();
        String digest = Objects.requireNonNull(
                        RunReader.readSummary(shards.get(1)).attached().fleet())
                .plan();
        assertThat(refusal(shards.get(0), altered(shards.get(1), digest, "0".repeat(24))))
                .contains("plan's digest");
    }

    @Test
    void aFileThatLostJourneysIsNotMergedSilently() throws IOException {
        List<Path> shards = new SplitRecord(folder, 5, 2).shards();
        Files.copy(
                shards.get(0).resolve(RunFiles.JOURNEYS),
                shards.get(1).resolve(RunFiles.JOURNEYS),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Merge merge = Merge.of(shards);
        RunDirectory directory = RunDirectory.create(folder, "m", Clock.systemDefaultZone(), new Random(1));
        UnreadableRunException refused =
                catchThrowableOfType(UnreadableRunException.class, () -> merge.into(directory));
        assertThat(refused).hasMessageContaining("visitor of another shard");
        assertThat(directory.path()).doesNotExist();
    }

    @Test
    void aFileThatIsCutOffInItsFirstBytesIsCalledTruncated() throws IOException {
        List<Path> shards = new SplitRecord(folder, 5, 2).shards();
        Files.write(shards.get(1).resolve(RunFiles.JOURNEYS), new byte[] {0x1f, (byte) 0x8b});
        RunDirectory directory = RunDirectory.create(folder, "m", Clock.systemDefaultZone(), new Random(1));
        UnreadableRunException refused = catchThrowableOfType(
                UnreadableRunException.class, () -> Merge.of(shards).into(directory));
        assertThat(refused).hasMessageEndingWith(": truncated");
        assertThat(directory.path()).doesNotExist();
    }

    private static void delete(File file) {
        if (!file.delete()) {
            file.deleteOnExit();
        }
    }

    private String refusal(Path... runs) {
        BadInputException refused = catchThrowableOfType(BadInputException.class, () -> Merge.of(List.of(runs)));
        return String.valueOf(refused.getMessage());
    }

    private static Path altered(Path run, String from, String to) {
        try {
            Path summary = run.resolve(RunFiles.SUMMARY);
            String text = Files.readString(summary);
            assertThat(text).contains(from);
            Files.writeString(summary, text.replace(from, to));
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path merged(Merge merge) {
        RunDirectory directory =
                RunDirectory.create(folder, "merged", Clock.systemDefaultZone(), new Random(folder.hashCode()));
        merge.into(directory);
        return directory.path();
    }

    private static List<Journey> journeys(Path run) {
        List<Journey> journeys = new ArrayList<>();
        RunReader.journeys(run, journeys::add);
        return journeys;
    }

    /** Who failed early is kept apart, and earlier among few than among many: what is sure is each step's slowest. */
    private static Map<String, Long> slowest(Path run) {
        return RunReader.noteworthyRequests(run).stream()
                .filter(NoteworthyRequest::ok)
                .collect(Collectors.toMap(NoteworthyRequest::step, NoteworthyRequest::latencyMs, Math::max));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("merge");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
