package dev.onsale.doctor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Linux's information about itself, {@code proc(5)} and {@code sysfs(5)}.
 *
 * @param root {@code /}, or the root of a copy
 */
public record SystemFiles(Path root) {
    private static final int BUFFER_BYTES = 1 << 16;

    public static final SystemFiles OF_THIS_MACHINE = new SystemFiles(Path.of("/"));

    boolean has(String file) {
        return Files.exists(root.resolve(file));
    }

    /** @return empty if it does not exist or may not be read */
    List<String> lines(String file) {
        try (InputStream content = Files.newInputStream(root.resolve(file))) {
            // Values of sysctl(8) are returned to the first read only, and Files.readAllBytes begins with a read of one
            // byte.
            byte[] buffer = new byte[BUFFER_BYTES];
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int length = content.read(buffer); length > 0; length = content.read(buffer)) {
                bytes.write(buffer, 0, length);
            }
            // Not as UTF-8: a process name may contain any byte.
            return bytes.toString(StandardCharsets.ISO_8859_1).lines().toList();
        } catch (IOException notTold) {
            return List.of();
        }
    }

    Optional<String> line(String file) {
        return lines(file).stream().findFirst().map(String::strip);
    }

    /** The numbers of the first line; empty if there are none, or it contains anything else. */
    long[] numbers(String file) {
        try {
            return line(file).stream()
                    .flatMap(line -> Arrays.stream(line.split("\\s+")))
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (NumberFormatException other) {
            return new long[0];
        }
    }

    /** The number after this word at the beginning of a line, such as {@code MemAvailable:}. */
    OptionalLong number(String file, String word) {
        for (String line : lines(file)) {
            String[] columns = line.strip().split("\\s+");
            if (columns.length > 1 && columns[0].equals(word) && columns[1].matches("\\d{1,18}")) {
                return OptionalLong.of(Long.parseLong(columns[1]));
            }
        }
        return OptionalLong.empty();
    }

    /** The number after a word in the line that begins with another, such as {@code tw} in {@code TCP:}. */
    OptionalLong number(String file, String beginning, String word) {
        for (String line : lines(file)) {
            List<String> columns = List.of(line.strip().split("\\s+"));
            int at = columns.indexOf(word);
            if (columns.get(0).equals(beginning) && at > 0 && at + 1 < columns.size()) {
                return columns.get(at + 1).matches("\\d{1,18}")
                        ? OptionalLong.of(Long.parseLong(columns.get(at + 1)))
                        : OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }
}
