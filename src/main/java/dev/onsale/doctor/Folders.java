package dev.onsale.doctor;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folders that onsale writes to. */
final class Folders {
    private static final long MIB = 1024 * 1024;

    private Folders() {}

    /**
     * @param folder need not exist; then it must be possible to create it
     * @param mibWanted how much space should be free
     * @param option how to name another
     */
    static Finding writable(String what, Path folder, long mibWanted, String option) {
        Path there = folder.toAbsolutePath().normalize();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            Files.delete(Files.createTempFile(there, ".onsale-doctor", null));
            long mib = Files.getFileStore(there).getUsableSpace() / MIB;
            String seen = folder + ", " + Limits.count(mib) + " MiB free";
            return mib < mibWanted
                    ? Finding.poor(what, seen, "free space, or name another folder: " + option)
                    : Finding.good(what, seen);
        } catch (IOException e) {
            return Finding.bad(what, folder + " cannot be written: " + reason(e), "name another folder: " + option);
        }
    }

    /** Whether programs can be run from there: some systems mount users' folders with noexec. */
    static boolean runsPrograms(Path folder, Programs programs) {
        try {
            Files.createDirectories(folder);
            Path program = Files.createTempFile(folder, ".onsale-doctor", null);
            try {
                Files.writeString(program, "#!/bin/sh\nexit 0\n");
                Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
                return programs.succeeds(program.toString());
            } finally {
                Files.delete(program);
            }
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : e instanceof java.nio.file.AccessDeniedException
                        ? "permission denied"
                        : e.getClass().getSimpleName();
    }
}
