package dev.onsale.doctor;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where onsale writes. */
final class Folders {
    private static final long MIB = 1024 * 1024;

    private Folders() {}

    /**
     * @param folder need not be there: then the nearest one above it has to let it be made
     * @param mibWanted how much should be free
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

    /** Whether programs may be kept there: some systems are told to run nothing from where users write. */
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
