package dev.onsale.cli;

import dev.onsale.gatling.GatlingRelease;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What a bug report needs: the build of onsale, and the versions of Gatling and Java. */
final class Version implements IVersionProvider {
    private static final String COMMIT = "commit.properties";
    private static final String UNKNOWN = "unknown";
    private static final int COMMIT_DIGITS = 12;

    @Override
    public String[] getVersion() throws IOException {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "onsale " + (version == null ? "(not packaged)" : version) + ", commit " + commit() + ", Gatling "
                    + GatlingRelease.version() + ", Java " + System.getProperty("java.version") + " ("
                    + System.getProperty("java.vendor") + ")"
        };
    }

    /** The commit that this was built from; the build writes it. */
    static String commit() throws IOException {
        try (InputStream written = Version.class.getResourceAsStream(COMMIT)) {
            if (written == null) {
                return UNKNOWN;
            }
            Properties properties = new Properties();
            properties.load(written);
            return shown(properties);
        }
    }

    static String shown(Properties commit) {
        String id = commit.getProperty("git.commit.id.full", "");
        if (id.isBlank()) {
            return UNKNOWN;
        }
        boolean changed = Boolean.parseBoolean(commit.getProperty("git.dirty"));
        return id.substring(0, Math.min(COMMIT_DIGITS, id.length())) + (changed ? "-changed" : "");
    }
}
