package dev.onsale.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Another injector for the JVM, from Maven Central: a small program of ours in a project of its own under
 * {@code src/bench/peers}, so that nothing of it is ever on onsale's class path. The program prints what the injector says
 * as {@code said 0.95 12.3}.
 *
 * @param project the project's folder
 * @param way the program's last argument
 */
record JarContender(String name, String project, String way) implements Contender {
    private static final Pattern SAID = Pattern.compile("(?m)^said ([\\d.]+) ([\\d.]+)$");
    private static final Pattern REMARK = Pattern.compile("(?m)^remark (.*)$");

    private Path made() {
        return Path.of("target", "peers", project).toAbsolutePath();
    }

    @Override
    public void prepare(Path folder) throws IOException, InterruptedException {
        Path sources = Path.of("src", "bench", "peers", project).toAbsolutePath();
        Path lib = made().resolve("lib");
        Path classes = Files.createDirectories(made().resolve("classes"));
        if (!Files.isDirectory(lib)) {
            require(List.of(
                    Path.of("mvnw").toAbsolutePath().toString(),
                    "-q",
                    "-f",
                    sources.resolve("pom.xml").toString(),
                    "dependency:copy-dependencies",
                    "-DoutputDirectory=" + lib));
        }
        require(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-nowarn",
                "-d",
                classes.toString(),
                "-cp",
                lib + "/*",
                sources.resolve("Surge.java").toString()));
    }

    private static void require(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
    }

    @Override
    public List<String> command(Surge surge, Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                made().resolve("classes") + ":" + made().resolve("lib") + "/*",
                "Surge",
                surge.target().toString(),
                Integer.toString(surge.perSecond()),
                Integer.toString(surge.seconds()),
                way);
    }

    @Override
    public Map<Double, Double> said(String output, Path folder) {
        Map<Double, Double> said = new TreeMap<>();
        Matcher lines = SAID.matcher(output);
        while (lines.find()) {
            said.put(Double.parseDouble(lines.group(1)), Double.parseDouble(lines.group(2)));
        }
        return said;
    }

    @Override
    public String remarks(String output) {
        Matcher remark = REMARK.matcher(output);
        return remark.find() ? remark.group(1) : "";
    }
}
