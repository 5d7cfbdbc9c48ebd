package dev.onsale.record.baseline;

import dev.onsale.record.RunSummary;
import dev.onsale.record.Samples;
import dev.onsale.record.Verdict;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.live.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Started as a process of its own by tests that kill it, or run two at once. Prints a line when it is at work. */
final class WritingProcess {
    private WritingProcess() {}

    static Process start(String task, Path folder, String name) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(WritingProcess.class.getName(), task, folder.toString(), name));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "rewrite-summary" -> rewriteSummaryUntilKilled(folder);
            case "add-baselines" -> addBaselines(folder, arguments[2]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** With and without a verdict in turn, for ever. */
    private static void rewriteSummaryUntilKilled(Path run) {
        RunSummary unjudged = RunReader.readSummary(run);
        RunSummary judged = Samples.summary(
                unjudged.id(),
                new Recorded(
                        unjudged.measured().steps(),
                        unjudged.measured().totals().responses(),
                        unjudged.measured().journeys(),
                        0),
                Samples.verdict(Verdict.Judgement.PASS));
        RunDirectory directory = RunDirectory.at(run);
        System.out.println("at work");
        while (true) {
            directory.writeSummary(judged);
            directory.writeSummary(unjudged);
        }
    }

    /** Twenty of its own and twenty that other processes add too. */
    private static void addBaselines(Path folder, String name) {
        BaselineStore store = new BaselineStore(folder.resolve("baselines"));
        System.out.println("at work");
        for (int number = 0; number < 20; number++) {
            store.add(folder.resolve("shared-" + number), false);
            store.add(folder.resolve(name + "-" + number), false);
        }
    }
}
