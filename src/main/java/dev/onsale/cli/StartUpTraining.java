package dev.onsale.cli;

import dev.onsale.record.Run;
import dev.onsale.record.StepSeries;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.RunReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Runs the light commands once, without output, so that the JVM can archive the classes they load ({@code
 * -XX:ArchiveClassesAtExit}). The launcher calls it after a build; it sends nothing.
 */
final class StartUpTraining {
    private static final String STORED_RUN = "training-run.json";
    private static final int BASELINES = 3;

    private StartUpTraining() {}

    /**
     * @param plans plan files for {@code onsale plan} to read
     */
    public static void main(String[] plans) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = Console.of(nowhere, nowhere, Terminal.NONE, BuildServer.NONE);
        List<Commands.Registered> commands = Commands.all(console);
        Main.listen(console, Launcher.of(System.getProperties()));
        run(console, commands, "--help");
        run(console, commands, "--version");
        run(console, commands, "no-such-command");
        for (String plan : plans) {
            run(console, commands, "plan", plan);
        }
        Path folder = Files.createTempDirectory("onsale-training");
        try {
            compare(console, commands, folder);
            compareWithStore(console, commands, folder);
        } finally {
            delete(folder);
        }
    }

    /**
     * Compares a run of a few responses with copies of itself under other names.
     *
     * @param folder where the copies may be written
     * @return the command's status
     */
    static int compare(Console console, List<Commands.Registered> commands, Path folder) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("compare", recorded(folder).toString()));
        for (int number = 1; number <= BASELINES; number++) {
            arguments.add(stored(folder, number).toString());
        }
        return run(console, commands, arguments.toArray(String[]::new));
    }

    /**
     * Compares a run whose steps have changed places with a store, because findings and what they are worded by load other
     * classes.
     *
     * @param folder where the store may be written; of {@link #compare}
     * @return the command's status
     */
    static int compareWithStore(Console console, List<Commands.Registered> commands, Path folder) throws IOException {
        BaselineStore store = new BaselineStore(folder.resolve("baselines"));
        for (int number = 1; number <= BASELINES; number++) {
            store.add(stored(folder, number), true);
        }
        Run run = RunReader.read(stored(folder, 0));
        List<StepSeries> changed = new ArrayList<>();
        for (int step = 0; step < run.latency().size(); step++) {
            changed.add(new StepSeries(
                    run.latency().get(step).step(),
                    run.latency().get(run.latency().size() - 1 - step).intervals()));
        }
        Path slower = written(new Run(run.summary(), changed, List.of()), folder.resolve("slower"));
        return run(
                console,
                commands,
                "compare",
                slower.toString(),
                "--baselines",
                store.root().toString());
    }

    private static Path recorded(Path folder) throws IOException {
        return written(RunReader.read(stored(folder, 0)), folder.resolve("recorded"));
    }

    /** Like recorded runs: one directory each. */
    private static Path written(Run run, Path folder) throws IOException {
        RunDirectory directory = RunDirectory.at(Files.createDirectory(folder));
        directory.writeSeries(run);
        directory.writeSummary(run.summary());
        return directory.path();
    }

    private static Path stored(Path folder, int number) throws IOException {
        try (InputStream text = Objects.requireNonNull(StartUpTraining.class.getResourceAsStream(STORED_RUN))) {
            return Files.writeString(
                    folder.resolve(number + ".json"),
                    new String(text.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("\"id\": \"training\"", "\"id\": \"training-" + number + "\"")
                            // Runs with the same instant would count as copies of one run.
                            .replace("\"createdAtMs\":0", "\"createdAtMs\":" + number));
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static int run(Console console, List<Commands.Registered> commands, String... arguments) {
        return Main.run(console, commands, arguments);
    }
}
