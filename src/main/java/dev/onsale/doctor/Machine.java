package dev.onsale.doctor;

/**
 * What the JVM knows about the machine.
 *
 * @param cores that this process may use
 * @param openFilesMax files that may be open at once; negative if unknown
 * @param javaVersion such as {@code 17.0.12}
 * @param javaHome where that Java is
 * @param compiles whether it includes a compiler
 * @param system such as {@code Linux}
 * @param processor such as {@code amd64}
 * @param root whether onsale runs as root
 */
public record Machine(
        int cores,
        long openFilesMax,
        String javaVersion,
        String javaHome,
        boolean compiles,
        String system,
        String processor,
        boolean root) {}
