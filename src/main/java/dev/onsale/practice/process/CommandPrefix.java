package dev.onsale.practice.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Linux tools that give our processes their own cores and their own session, if they are installed. */
public final class CommandPrefix {
    private final Optional<String> cpus;

    /** @param cpus a list in the notation of {@code taskset -c}, {@code 1} or {@code 0,2-3}; empty for all cores */
    public CommandPrefix(Optional<String> cpus) {
        this.cpus = cpus;
    }

    /**
     * The prefix of a child's command. With a session of its own, Ctrl-C reaches only the parent, which stops
     * everything in order.
     */
    public List<String> forChildren() {
        List<String> prefix = new ArrayList<>();
        onPath("setsid").ifPresent(setsid -> prefix.add(setsid.toString()));
        onPath("taskset")
                .ifPresent(taskset -> cpus.ifPresent(list -> prefix.addAll(List.of(taskset.toString(), "-c", list))));
        return prefix;
    }

    /** Moves a running process and its children to the cores; their later children inherit them. */
    public void pin(ProcessHandle process) throws IOException, InterruptedException {
        Optional<Path> taskset = onPath("taskset");
        if (cpus.isEmpty() || taskset.isEmpty()) {
            return;
        }
        List<ProcessHandle> family =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        for (ProcessHandle member : family) {
            Process pinning = new ProcessBuilder(
                            taskset.get().toString(), "-a", "-c", "-p", cpus.get(), Long.toString(member.pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            pinning.waitFor(2, TimeUnit.SECONDS);
        }
    }

    private static Optional<Path> onPath(String tool) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return Stream.of(path.split(File.pathSeparator))
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
