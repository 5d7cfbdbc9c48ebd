package dev.onsale.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a system that is not this one. */
record SystemCopy(Path root) {
    /** A quiet machine of two cores. */
    static SystemCopy quiet(Path root) {
        return new SystemCopy(root)
                .with("proc/stat", "cpu  1000 0 500 8000 100 0 0 0 0 0\n")
                .with("proc/meminfo", "MemTotal: 8000000 kB\nMemAvailable:    6000000 kB\n")
                .with("proc/sys/net/ipv4/ip_local_port_range", "32768\t60999\n")
                .with("proc/net/sockstat", "sockets: used 100\nTCP: inuse 10 orphan 0 tw 12 alloc 20 mem 2\n")
                .pressure("cpu", "0.40")
                .pressure("memory", "0.00")
                .pressure("io", "1.10")
                .with("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n")
                .with("lib64/ld-linux-x86-64.so.2", "")
                .process(1, "systemd", 10)
                .process(40, "chronyd", 5);
    }

    SystemCopy with(String file, String text) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text, StandardCharsets.ISO_8859_1);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SystemCopy without(String file) {
        try {
            Files.delete(root.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SystemCopy pressure(String resource, String percent) {
        return with(
                "proc/pressure/" + resource,
                "some avg10=" + percent
                        + " avg60=0.10 avg300=0.10 total=12\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=1\n");
    }

    /** @param ticks half of them in the kernel */
    SystemCopy process(long pid, String name, long ticks) {
        return with(
                "proc/" + pid + "/stat",
                pid + " (" + name + ") S 1 1 1 0 -1 4194560 100 0 0 0 " + (ticks - ticks / 2) + " " + ticks / 2
                        + " 0 0 20 0 1 0 5 1000 100\n");
    }

    SystemFiles files() {
        return new SystemFiles(root);
    }
}
