package dev.onsale.fleet;

import dev.onsale.plan.BadInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Processes on this machine, each with its own cores if there are enough. */
public final class LocalEngine implements Engine {
    private static final int PER_CORE_MAX = 8;
    private static final long ENDED_WITHIN_SECONDS = 5;

    private final List<Integer> cores;

    /** @param cores the numbers of the cores that injectors may use; empty if they cannot be separated */
    public LocalEngine(List<Integer> cores) {
        this.cores = List.copyOf(cores);
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public void require(int injectors) {
        int most = PER_CORE_MAX * Math.max(1, cores.size());
        if (injectors > most) {
            throw new BadInputException(
                    "--injectors " + injectors + " --on local: this machine has " + Math.max(1, cores.size())
                            + " cores for them, at most " + most + " injectors",
                    "one injector uses all cores of a machine: use more injectors only on more machines");
        }
    }

    @Override
    public Message orders() {
        return Message.EMPTY.with("bind", ThisHost.LOOPBACK).with("stdin", "watched");
    }

    @Override
    public Started start(FleetFolder folder, FleetJob job) {
        Processes processes = new Processes();
        try {
            for (int shard = 0; shard < job.injectors(); shard++) {
                List<String> command = new ArrayList<>();
                if (!cores.isEmpty()) {
                    command.addAll(List.of("taskset", "-c", share(shard, job.injectors())));
                }
                command.addAll(job.command(folder, Integer.toString(shard)));
                processes.started.put(
                        shard,
                        new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(folder.log(shard).toFile())
                                .start());
            }
            return processes;
        } catch (IOException e) {
            processes.close();
            throw new FleetException(
                    "an injector cannot be started: " + e.getMessage(), "check the limits of this machine", e);
        }
    }

    /** Its own cores if there are as many as injectors; else one that it shares. */
    String share(int shard, int injectors) {
        if (injectors > cores.size()) {
            return Integer.toString(cores.get(shard % cores.size()));
        }
        int first = shard * cores.size() / injectors;
        int end = (shard + 1) * cores.size() / injectors;
        return String.join(
                ",", cores.subList(first, end).stream().map(String::valueOf).toList());
    }

    private static final class Processes implements Started {
        /**
         * Their standard input stays open: it closes when this process ends, however it ends, and then they end too.
         */
        private final Map<Integer, Process> started = new LinkedHashMap<>();

        @Override
        public Map<Integer, String> ended() {
            Map<Integer, String> ended = new LinkedHashMap<>();
            started.forEach((shard, process) -> {
                if (!process.isAlive()) {
                    ended.put(shard, "exit code " + process.exitValue());
                }
            });
            return ended;
        }

        @Override
        public void stop() {
            started.values().forEach(Process::destroy);
        }

        @Override
        public void close() {
            for (Process process : started.values()) {
                List<ProcessHandle> below = process.descendants().toList();
                if (process.isAlive()) {
                    process.destroy();
                    awaitEnd(process);
                    below.forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            }
        }

        private static void awaitEnd(Process process) {
            try {
                process.waitFor(ENDED_WITHIN_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
