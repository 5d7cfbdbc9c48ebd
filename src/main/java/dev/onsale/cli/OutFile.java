package dev.onsale.cli;

import dev.onsale.plan.BadInputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** An output file named by the user: written completely, or left unchanged. */
final class OutFile {
    private OutFile() {}

    /**
     * Writes it. Anything that is not a regular file, such as a named pipe, is written to directly.
     *
     * @throws BadInputException if nothing can be written there
     * @throws OutputLostException if it could not be written completely
     */
    static void write(Path file, LongText content) {
        boolean replaced = !Files.exists(file) || Files.isRegularFile(file);
        Path written = replaced ? file.resolveSibling(file.getFileName() + ".part") : file;
        try (OutputStream out = open(file, written)) {
            content.writeTo(out);
            out.flush();
            if (replaced) {
                Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            deleteIf(replaced, written);
            throw new OutputLostException(file + " cannot be written: " + reason(e), false);
        }
    }

    private static OutputStream open(Path file, Path written) {
        try {
            return new BufferedOutputStream(Files.newOutputStream(written));
        } catch (IOException e) {
            throw new BadInputException(
                    "--out " + file + ": cannot be written: " + reason(e),
                    "name a file in an existing, writable folder",
                    e);
        }
    }

    private static void deleteIf(boolean replaced, Path written) {
        try {
            if (replaced) {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            // It stays beside the file, under a name that marks it as incomplete.
        }
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException inFileSystem) {
            String reason = inFileSystem.getReason();
            return reason == null ? inFileSystem.getClass().getSimpleName() : reason;
        }
        return String.valueOf(e.getMessage());
    }
}
