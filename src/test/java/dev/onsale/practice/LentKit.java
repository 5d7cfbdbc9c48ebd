package dev.onsale.practice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The PostgreSQL that box offices of this user have unpacked, lent to a test that has a cache folder of its own and asks
 * something else than whether it is unpacked: that alone takes longer than all the rest of a start.
 */
final class LentKit {
    private LentKit() {}

    /** Once nothing runs on it any more. */
    static void takeBack(Path cache) throws IOException {
        try (Stream<Path> lent = Files.list(cache)) {
            for (Path link : lent.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    /** Lends what there is; on a machine without any, the box office unpacks its own. */
    static void to(Path cache) throws IOException {
        Path state = PracticeBoxOffice.stateDirectory();
        if (!Files.isDirectory(state)) {
            return;
        }
        try (Stream<Path> kits = Files.list(state)) {
            for (Path kit : kits.filter(path -> path.getFileName().toString().startsWith("postgres-"))
                    .toList()) {
                Files.createSymbolicLink(cache.resolve(kit.getFileName()), kit);
            }
        }
    }
}
