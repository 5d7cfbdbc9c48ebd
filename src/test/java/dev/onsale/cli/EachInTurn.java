package dev.onsale.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Runs each of its arguments as a command line, and prints its exit code. {@code FIRST} is the first run recorded. */
public final class EachInTurn {
    private EachInTurn() {}

    public static void main(String[] lines) throws IOException {
        for (String line : lines) {
            Console console = Console.ofProcess();
            int status = Main.run(console, Commands.all(console), named(line).split(" "));
            System.out.println(status + " " + line);
        }
        System.exit(0);
    }

    private static String named(String line) throws IOException {
        if (!line.contains("FIRST")) {
            return line;
        }
        try (Stream<Path> runs = Files.list(Path.of("reports"))) {
            return line.replace("FIRST", runs.sorted().findFirst().orElseThrow().toString());
        }
    }
}
