package dev.onsale.cli;

import java.nio.file.Path;

/** Where onsale keeps files that it can recreate. */
final class CacheFolder {
    private CacheFolder() {}

    /** {@code onsale} in the user's cache folder, following the XDG specification. */
    static Path path() {
        String chosen = System.getProperty("onsale.cache");
        if (chosen != null) {
            return Path.of(chosen);
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path home = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return home.resolve("onsale");
    }
}
