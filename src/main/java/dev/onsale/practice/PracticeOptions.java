package dev.onsale.practice;

import dev.onsale.practice.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How to start a practice box office.
 *
 * @param port where the front listens; 0 for a free port
 * @param nodes number of shop nodes, 1 to 16
 * @param cpus the cores for all its processes, in the notation of {@code taskset -c}; ignored if taskset is missing
 * @param databaseUrl a JDBC URL of the user's own PostgreSQL, instead of an embedded one
 * @param faults the faults that are on from the start
 * @param logs where to keep logs; otherwise they are deleted with the run
 */
public record PracticeOptions(
        int port,
        int nodes,
        Optional<String> cpus,
        Optional<String> databaseUrl,
        List<Fault> faults,
        Optional<Path> logs) {
    public static final PracticeOptions DEFAULT =
            new PracticeOptions(0, 2, Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    private static final int NODES_MAX = 16;
    private static final int PORT_MAX = 65_535;

    public PracticeOptions {
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("port is " + port + "; allowed: 0 to " + PORT_MAX);
        }
        if (nodes < 1 || nodes > NODES_MAX) {
            throw new IllegalArgumentException("nodes is " + nodes + "; allowed: 1 to " + NODES_MAX);
        }
        if (cpus.filter(list -> !list.matches("\\d+([,-]\\d+)*")).isPresent()) {
            throw new IllegalArgumentException("cpus is '" + cpus.get() + "'; write it as 1 or 0,2-3");
        }
        faults = List.copyOf(faults);
    }

    public PracticeOptions withPort(int newPort) {
        return new PracticeOptions(newPort, nodes, cpus, databaseUrl, faults, logs);
    }

    public PracticeOptions withNodes(int newNodes) {
        return new PracticeOptions(port, newNodes, cpus, databaseUrl, faults, logs);
    }

    public PracticeOptions withCpus(String newCpus) {
        return new PracticeOptions(port, nodes, Optional.of(newCpus), databaseUrl, faults, logs);
    }

    public PracticeOptions withDatabaseUrl(String newDatabaseUrl) {
        return new PracticeOptions(port, nodes, cpus, Optional.of(newDatabaseUrl), faults, logs);
    }

    public PracticeOptions withFaults(List<Fault> newFaults) {
        return new PracticeOptions(port, nodes, cpus, databaseUrl, newFaults, logs);
    }

    public PracticeOptions withLogs(Path newLogs) {
        return new PracticeOptions(port, nodes, cpus, databaseUrl, faults, Optional.of(newLogs));
    }
}
