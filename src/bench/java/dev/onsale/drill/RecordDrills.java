package dev.onsale.drill;

import dev.onsale.plan.Draws;
import dev.onsale.record.DrillRecord;
import dev.onsale.record.files.DrillLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Drills every incident again and again with {@code onsale drill}, as a user would, each time at a strength drawn from
 * its documented range.
 */
@Command(
        name = "RecordDrills",
        mixinStandardHelpOptions = true,
        description = {
            "Drills every incident, and the two of Aventri together, until each was judged so many times.",
            "Stopped at any instant and started again, it goes on where it was. Exits 0 when every drill is there, 75"
                    + " when more are to be done."
        })
final class RecordDrills implements Callable<Integer> {
    /** Rehearsed together: the first must not hide the second. */
    static final String TOGETHER = "aventri-2018-stats+aventri-2018-queue-bypass";

    private static final int MORE_TO_DO = 75;

    /** A drill that this machine cannot judge is given up after so many tries beyond those wanted. */
    private static final int NOT_JUDGED_MAX = 3;

    @Parameters(
            index = "0",
            paramLabel = "FOLDER",
            description = "The reports folder; drills.ndjson says what is done.")
    private Path folder = Path.of("");

    @Parameters(index = "1..*", paramLabel = "INCIDENT", description = "Only these (default: all).")
    private List<String> only = List.of();

    @Option(names = "--each", defaultValue = "5", description = "How many judged drills of each are wanted.")
    private int each;

    @Option(
            names = "--at-once",
            defaultValue = "1",
            description = "So many strengths against one clean run; takes less time, and judges fewer clean runs.")
    private int atOnce;

    @Option(names = "--drills", defaultValue = "1000000", description = "Do so many at most, then end.")
    private int drillsMax;

    @Option(names = "--seed", defaultValue = "20240711", description = "Of the strengths.")
    private long seed;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RecordDrills()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int done = 0;
        for (int round = 1; round <= each; round++) {
            for (Drilled drilled : wanted()) {
                while (judged(drilled) < round && tried(drilled) < each + NOT_JUDGED_MAX) {
                    if (done++ == drillsMax) {
                        return MORE_TO_DO;
                    }
                    drill(drilled);
                }
            }
        }
        return 0;
    }

    private List<Drilled> wanted() {
        if (!only.isEmpty()) {
            return only.stream().map(Drilled::parse).toList();
        }
        List<Drilled> all = new ArrayList<>(Arrays.stream(Incident.values())
                .map(incident -> new Drilled(List.of(incident)))
                .toList());
        all.add(Drilled.parse(TOGETHER));
        return all;
    }

    /** Each strength is that of the incident's how-manieth try, whatever was done in between. */
    private void drill(Drilled drilled) throws IOException, InterruptedException {
        double low = drilled.incidents().stream()
                .mapToDouble(Incident::strengthLow)
                .max()
                .orElseThrow();
        double high = drilled.incidents().stream()
                .mapToDouble(Incident::strengthHigh)
                .min()
                .orElseThrow();
        int tried = tried(drilled);
        String strengths = LongStream.range(tried, tried + Math.min(atOnce, each - judged(drilled)))
                .mapToDouble(number -> Draws.of(seed).uniform(number, drilled.label()))
                .mapToObj(share -> String.format(Locale.ROOT, "%.2f", low * Math.pow(high / low, share)))
                .collect(Collectors.joining(","));
        List<String> command = List.of(
                Path.of("onsale").toAbsolutePath().toString(),
                "drill",
                drilled.label(),
                "--strength",
                strengths,
                "--reports",
                folder.toString());
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status > 2) {
            throw new IllegalStateException(String.join(" ", command) + " exited with " + status);
        }
    }

    private long judged(Drilled drilled) {
        return of(drilled).stream().filter(drill -> drill.notJudged() == null).count();
    }

    private int tried(Drilled drilled) {
        return of(drilled).size();
    }

    private List<DrillRecord> of(Drilled drilled) {
        List<String> names =
                drilled.incidents().stream().map(Incident::label).sorted().toList();
        return new DrillLog(folder)
                .read().drills().stream()
                        .filter(drill -> drill.names().equals(names))
                        .toList();
    }
}
