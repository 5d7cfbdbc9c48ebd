package dev.onsale.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the launcher passes to this process in system properties; without a launcher there are none.
 *
 * @param chosenAddend a number added to every exit status that onsale chose, so that the launcher can distinguish it
 *     from the status of a JVM that ended unexpectedly
 * @param parent the number of a file descriptor that reaches its end when the launcher dies; {@code null} for none
 * @param startsAgain whether the launcher can start this command again, with C2 too, when {@link #START_AGAIN} asks for
 *     it
 */
record Launcher(int chosenAddend, @Nullable String parent, boolean startsAgain) {
    /** An exit status that users never see. */
    static final int START_AGAIN = 75;

    static Launcher of(Properties properties) {
        return new Launcher(
                Integer.parseInt(properties.getProperty("onsale.chosen", "0")),
                properties.getProperty("onsale.parent"),
                Boolean.parseBoolean(properties.getProperty("onsale.restarts")));
    }

    /** The exit status with which this process must end so that the launcher ends with the given one. */
    int status(ExitCode code) {
        return status(code.status());
    }

    int status(int chosen) {
        return chosenAddend + chosen;
    }

    /** @param gone called once when the launcher has died, for whatever reason; never without a launcher */
    void watch(Runnable gone) {
        if (parent == null) {
            return;
        }
        Thread watcher = new Thread(() -> awaitEnd(parent, gone), "onsale-launcher-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void awaitEnd(String descriptor, Runnable gone) {
        try (InputStream pipe = new FileInputStream("/dev/fd/" + descriptor)) {
            while (pipe.read() >= 0) {
                // Nothing is ever written to it.
            }
        } catch (IOException unreadable) {
            // Then the launcher's death cannot be observed, but signals still arrive.
            return;
        }
        gone.run();
    }
}
