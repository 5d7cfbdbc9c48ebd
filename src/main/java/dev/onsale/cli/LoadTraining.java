package dev.onsale.cli;

import dev.onsale.load.LoopbackResponder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Sends a small load to a responder in this process, judges it and writes its reports, without output, so that the JVM
 * can archive the classes that a load needs. The launcher calls it after a build or a verdict, never during a load.
 */
final class LoadTraining {
    private static final String PLAN = """
            plan: training
            scenario: "SCENARIO"
            target: TARGET
            pace: 400
            sale: { event: club, seats: 500, ticketTypes: 2, seating: general, waitingRoom: false, holdFor: 2m, maxPerOrder: 5 }
            arrivals: [ { phase: doors, rate: 60/s, for: 2s } ]
            drain: 2s
            visitors: { fan: 94%, bot: 6% }
            """;

    private LoadTraining() {}

    /** @param scenario the source of a scenario that defines these visitors, and only these */
    public static void main(String[] scenario) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = Console.of(nowhere, nowhere, Terminal.NONE, BuildServer.NONE);
        List<Commands.Registered> commands = Commands.all(console);
        Main.listen(console, Launcher.of(System.getProperties()));
        Path folder = Files.createTempDirectory("onsale-training");
        int status;
        try (LoopbackResponder responder = new LoopbackResponder()) {
            System.setProperty("onsale.cache", folder.resolve("cache").toString());
            Path plan = Files.writeString(
                    folder.resolve("training.yaml"),
                    PLAN.replace(
                                    "SCENARIO",
                                    Path.of(scenario[0]).toAbsolutePath().toString())
                            .replace("TARGET", responder.address().toString()));
            String reports = folder.resolve("reports").toString();
            // What receives the load also receives the export; its answers do not matter.
            String collector = responder.address().toString();
            status = Main.run(console, commands, "gate", plan.toString(), "--reports", reports, "--otlp", collector);
            StartUpTraining.compare(console, commands, folder);
        } finally {
            StartUpTraining.delete(folder);
        }
        System.exit(status);
    }
}
