package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Spoils stored runs, a store of baselines, a sweep and recorded drills, each time in another way, and runs every command
 * that reads them: whatever the files hold, the exit code is one of those that say so, and the command ends.
 */
final class SpoiltRuns {
    private static final Path FORMATS = Path.of("src/test/resources/formats");
    private static final String PLAN = "arena";
    private static final List<String> SHOWN = List.of("text", "html", "json", "junit", "markdown");
    private static final int STORED = 4;

    /** Long beyond what any of it takes: what is looked for is what never ends. */
    private static final long ENDS_WITHIN_S = 120;

    private final Path folder;
    private final Path whole;

    /** @param folder to work in, empty */
    SpoiltRuns(Path folder) throws IOException {
        this.folder = folder;
        whole = Files.createDirectory(folder.resolve("whole"));
        copy(FORMATS.resolve("1-rehearsed"), whole.resolve("rehearsed"));
        copy(FORMATS.resolve("1"), whole.resolve("old"));
        copy(FORMATS.resolve("sweep-1"), whole.resolve("sweep"));
        Files.copy(FORMATS.resolve("drills-1/drills.ndjson"), whole.resolve("drills.ndjson"));
        store();
        // With the verdict, the cells and the explanations of a run that was compared.
        CapturedConsole compared = new CapturedConsole();
        compared.run("compare", at(whole, "rehearsed"), "--baselines", at(whole, "store"), "--format", "json");
        Files.writeString(whole.resolve("rehearsed").resolve("run.json"), compared.verdicts());
    }

    private void store() throws IOException {
        String id = "20261130-070201-arena-8315";
        CapturedConsole adding = new CapturedConsole();
        assertThat(adding.run("baseline", "add", at(whole, "rehearsed"), "--force", "--baselines", at(whole, "store")))
                .as(adding.progress())
                .isZero();
        Path first = whole.resolve("store").resolve(PLAN).resolve(id + ".json");
        for (int number = 1; number <= STORED; number++) {
            Files.writeString(
                    first.resolveSibling("night-" + number + ".json"),
                    Files.readString(first).replace(id, "night-" + number));
        }
        Files.delete(first);
    }

    /** One spoilt file, and all that is asked of it. */
    void spoilAndRead(long seed) throws IOException {
        Random random = new Random(seed);
        Path spoilt = folder.resolve("spoilt");
        copy(whole, spoilt);
        List<Path> folders = List.of(
                spoilt.resolve("rehearsed"),
                spoilt.resolve("old"),
                spoilt.resolve("store").resolve(PLAN));
        String what = "seed " + seed + ":";
        if (random.nextInt(8) == 0) {
            Path file = random.nextBoolean() ? spoilt.resolve("drills.ndjson") : spoilt.resolve("sweep/sweep.json");
            what += new SpoiltFile(random).spoil(file);
            reads(what, "report", at(spoilt, "sweep"), "--format", SHOWN.get(random.nextInt(SHOWN.size())));
            reads(what, "drill", "--recorded", "--reports", spoilt.toString());
        } else {
            // The run with everything in it most of all.
            Path in = folders.get(Math.min(2, random.nextInt(5) % 3));
            List<Path> files = SpoiltFile.filesOf(in);
            what += new SpoiltFile(random).spoil(files.get(random.nextInt(files.size())));
            if (in.endsWith(PLAN)) {
                readStore(what, spoilt);
            } else {
                readRun(what, spoilt, in, random);
            }
        }
        delete(spoilt);
    }

    private void readRun(String what, Path spoilt, Path run, Random random) throws IOException {
        String store = at(spoilt, "store");
        String reports = spoilt.toString();
        reads(what, "compare", run.toString(), "--baselines", store, "--reports", reports);
        reads(what, "compare", at(whole, "rehearsed"), run.toString(), at(store, PLAN, "night-1.json"));
        reads(what, "diagnose", run.toString(), "--reports", reports);
        for (String format : random.nextInt(4) == 0 ? SHOWN : List.of("html")) {
            reads(what, "report", run.toString(), "--format", format, "--reports", reports);
        }
        reads(what, "baseline", "add", run.toString(), "--force", "--pin", "--baselines", store);
        reads(what, "baseline", "list", PLAN, "--baselines", store);
        reads(what, "baseline", "check", PLAN, "--baselines", store);
        assertThat(outsideOf(spoilt)).as(what).isEqualTo(List.of("spoilt", "whole"));
    }

    private void readStore(String what, Path spoilt) throws IOException {
        String store = at(spoilt, "store");
        reads(what, "baseline", "list", PLAN, "--baselines", store);
        reads(what, "baseline", "check", PLAN, "--baselines", store);
        reads(what, "compare", at(whole, "rehearsed"), "--baselines", store);
        for (int number = 1; number <= STORED; number++) {
            reads(what, "baseline", "show", PLAN, "night-" + number, "--baselines", store);
            reads(what, "baseline", "pin", PLAN, "night-" + number, "--baselines", store);
        }
        reads(what, "baseline", "add", at(spoilt, "rehearsed"), "--force", "--baselines", store);
        reads(what, "baseline", "unpin", PLAN, "night-1", "--baselines", store);
        reads(what, "baseline", "drop", PLAN, "night-1", "--baselines", store);
        assertThat(outsideOf(spoilt)).as(what).isEqualTo(List.of("spoilt", "whole"));
    }

    private List<String> outsideOf(Path spoilt) throws IOException {
        try (Stream<Path> files = Files.list(spoilt.resolveSibling(""))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void reads(String what, String... arguments) {
        CapturedConsole console = new CapturedConsole();
        CompletableFuture<Integer> ending = CompletableFuture.supplyAsync(() -> console.run(arguments), work -> {
            Thread thread = new Thread(work, "onsale " + arguments[0]);
            thread.setDaemon(true);
            thread.start();
        });
        String asked = what + "\n" + String.join(" ", arguments);
        try {
            int status = ending.get(ENDS_WITHIN_S, TimeUnit.SECONDS);
            assertThat(status).as(asked + "\n" + console.progress()).isIn(0, 1, 2, 64);
            for (String obeyed : List.of("\u001b", "\u202e", "\nhint: obey")) {
                assertThat((console.progress() + console.verdicts()).contains(obeyed))
                        .as(asked + "\nshows " + obeyed.codePointAt(0))
                        .isFalse();
            }
        } catch (TimeoutException e) {
            throw new AssertionError(asked + "\nhas not ended", e);
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError(asked, e);
        }
    }

    private static String at(Path folder, String name) {
        return folder.resolve(name).toString();
    }

    private static String at(String folder, String... names) {
        return Path.of(folder, names).toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
