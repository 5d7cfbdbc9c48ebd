package dev.onsale.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The TCP sockets of this machine and the processes that hold them, as far as this user may see; see proc(5), {@code
 * /proc/net/tcp} and {@code /proc/pid/fd}.
 */
record LocalSockets(List<LocalSockets.Row> rows, Map<Long, Set<Long>> pidsByInode) {

    private static final String ESTABLISHED = "01";
    private static final String LISTENING = "0A";
    private static final String LINK_START = "socket:[";
    private static final int INODE = 9;
    private static final int WORD = 4;

    /** One socket; {@code remote} has no meaning for a listening one. */
    record Row(InetSocketAddress local, InetSocketAddress remote, boolean listening, long inode) {

        /** Whether its other end is on this machine. */
        boolean staysHere() {
            return !listening
                    && (remote.getAddress().isLoopbackAddress()
                            || remote.getAddress().equals(local.getAddress()));
        }

        boolean listensAt(InetSocketAddress address) {
            return listening
                    && local.getPort() == address.getPort()
                    && (local.getAddress().isAnyLocalAddress()
                            || local.getAddress().equals(address.getAddress()));
        }
    }

    /** @param except a process to skip: the injector itself has thousands of sockets */
    static LocalSockets readFrom(Path proc, long except) {
        List<Row> rows = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            try {
                for (String line : Files.readAllLines(proc.resolve("net").resolve(table))) {
                    if (mayMatter(line)) {
                        parsed(line).ifPresent(rows::add);
                    }
                }
            } catch (IOException notTold) {
                continue;
            }
        }
        Map<Long, Set<Long>> pids = new HashMap<>();
        for (long pid : ProcessTime.pids(proc)) {
            if (pid != except) {
                inodes(proc, pid)
                        .forEach(inode -> pids.computeIfAbsent(inode, key -> new HashSet<>())
                                .add(pid));
            }
        }
        return new LocalSockets(rows, pids);
    }

    /** After a load there are tens of thousands of others, which are only waiting to be forgotten. */
    private static boolean mayMatter(String line) {
        return line.contains(" " + LISTENING + " ") || line.contains(" " + ESTABLISHED + " ");
    }

    /** {@code 0: 0100007F:6DB0 00000000:0000 0A … inode …}; empty for the heading, and for sockets in other states. */
    static Optional<Row> parsed(String line) {
        String[] fields = line.strip().split("\\s+");
        if (fields.length <= INODE || !(fields[3].equals(LISTENING) || fields[3].equals(ESTABLISHED))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Row(
                    address(fields[1]),
                    address(fields[2]),
                    fields[3].equals(LISTENING),
                    Long.parseLong(fields[INODE])));
        } catch (UnknownHostException | RuntimeException notTold) {
            return Optional.empty();
        }
    }

    /** The kernel writes each 32-bit word in the byte order of the machine, which is assumed to be little-endian. */
    private static InetSocketAddress address(String text) throws UnknownHostException {
        int colon = text.indexOf(':');
        byte[] bytes = new byte[colon / 2];
        for (int i = 0; i < bytes.length; i++) {
            int from = i / WORD * WORD + (WORD - 1 - i % WORD);
            bytes[i] = (byte) Integer.parseInt(text.substring(2 * from, 2 * from + 2), 16);
        }
        return new InetSocketAddress(InetAddress.getByAddress(bytes), Integer.parseInt(text.substring(colon + 1), 16));
    }

    private static Set<Long> inodes(Path proc, long pid) {
        Set<Long> inodes = new HashSet<>();
        try (DirectoryStream<Path> open =
                Files.newDirectoryStream(proc.resolve(Long.toString(pid)).resolve("fd"))) {
            for (Path descriptor : open) {
                String link = Files.readSymbolicLink(descriptor).toString();
                if (link.startsWith(LINK_START) && link.endsWith("]")) {
                    inodes.add(Long.parseLong(link.substring(LINK_START.length(), link.length() - 1)));
                }
            }
        } catch (IOException | RuntimeException mayNotBeSeen) {
            return inodes;
        }
        return inodes;
    }

    /** The processes that listen there. */
    Set<Long> listeningAt(InetSocketAddress address) {
        Set<Long> pids = new HashSet<>();
        rows.stream().filter(row -> row.listensAt(address)).forEach(row -> pids.addAll(holding(row)));
        return pids;
    }

    /** The addresses on this machine to which these processes are connected. */
    Set<InetSocketAddress> reachedFrom(Set<Long> pids) {
        Set<InetSocketAddress> reached = new HashSet<>();
        rows.stream()
                .filter(row -> row.staysHere() && holding(row).stream().anyMatch(pids::contains))
                .forEach(row -> reached.add(row.remote()));
        return reached;
    }

    private Set<Long> holding(Row row) {
        return pidsByInode.getOrDefault(row.inode(), Set.of());
    }
}
