package dev.onsale.load;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gatling as it comes, in a process of its own, and what its console's last summary counts. */
final class StockGatling implements AutoCloseable {

    private static final Path JAR = Path.of("target", "onsale.jar");
    private static final String REQUESTS = "---- Requests -";
    private static final Pattern ROW =
            Pattern.compile("(?m)^> (.+?) *\\| *([-\\d,]+) *\\| *([-\\d,]+) *\\| *([-\\d,]+)");
    private static final long SECONDS_MAX = 180;

    private final Process process;
    private final Path console;

    private StockGatling(Process process, Path console) {
        this.process = process;
        this.console = console;
    }

    /** @param folder where its files are, and its results go */
    static StockGatling running(ScenarioClass simulation, Path folder, Map<String, String> properties)
            throws IOException {
        Path console = folder.resolve("stock.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                // By itself it asks gatling.io for a page, tells who uses it, and writes into the user's preferences.
                "-Dgatling.http.warmUpUrl=",
                "-Dgatling.data.enableAnalytics=false",
                "-Djava.util.prefs.userRoot=" + folder));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(
                "-cp",
                String.join(
                        File.pathSeparator,
                        Objects.requireNonNull(simulation.classes()).toString(),
                        folder.toString(),
                        JAR.toAbsolutePath().toString()),
                "io.gatling.app.Gatling",
                "--simulation",
                simulation.className(),
                "--no-reports",
                "--results-folder",
                folder.resolve("stock").toString()));
        return new StockGatling(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(console.toFile())
                        .start(),
                console);
    }

    /** Steps to counts, once it has ended. */
    Map<String, StepCount> counts() throws IOException, InterruptedException {
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
            throw new AssertionError("Gatling did not end within " + SECONDS_MAX + " s: " + said());
        }
        String said = said();
        int last = said.lastIndexOf(REQUESTS);
        if (last < 0) {
            throw new AssertionError("Gatling told no requests: " + said);
        }
        Map<String, StepCount> counts = new TreeMap<>();
        Matcher row = ROW.matcher(said.substring(last, said.indexOf("\n----", last)));
        while (row.find()) {
            counts.put(row.group(1), new StepCount(number(row.group(3)), number(row.group(4))));
        }
        counts.remove("Global");
        return counts;
    }

    private String said() throws IOException {
        return Files.readString(console, StandardCharsets.UTF_8);
    }

    private static long number(String told) {
        return told.equals("-") ? 0 : Long.parseLong(told.replace(",", ""));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
