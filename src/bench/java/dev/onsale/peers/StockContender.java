package dev.onsale.peers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stock Gatling of the same version, with its file writer and its report. */
record StockContender() implements Contender {
    private static final Pattern PERCENTILE =
            Pattern.compile("response time (\\d+)(?:st|nd|rd|th) percentile[^|]*\\|\\s*([\\d,.]+)");

    @Override
    public String name() {
        return "Gatling";
    }

    @Override
    public void prepare(Path folder) {
        // It is on this bench's class path.
    }

    @Override
    public List<String> command(Surge surge, Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                // As its plugins for Maven and Gradle start it.
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dsurge.target=" + surge.target(),
                "-Dsurge.rate=" + surge.perSecond(),
                "-Dsurge.seconds=" + surge.seconds(),
                "-cp",
                absolute(System.getProperty("java.class.path")),
                "io.gatling.app.Gatling",
                "-s",
                StockSurge.class.getName(),
                "-rf",
                folder.resolve("gatling").toString());
    }

    /** The process starts in another folder. */
    static String absolute(String classPath) {
        return Pattern.compile(":")
                .splitAsStream(classPath)
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((left, right) -> left + ":" + right)
                .orElseThrow();
    }

    @Override
    public Map<Double, Double> said(String output, Path folder) {
        Map<Double, Double> said = new TreeMap<>();
        Matcher lines = PERCENTILE.matcher(output);
        while (lines.find()) {
            said.put(
                    Double.parseDouble(lines.group(1)) / 100,
                    Double.parseDouble(lines.group(2).replace(",", "")));
        }
        return said;
    }
}
