package dev.onsale.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the launcher and this process have agreed on. It says so in system properties; without a launcher there are none.
 *
 * @param chosenAddend what is added to an exit status that onsale chose, so that the launcher can tell it from the one
 *     of a JVM that a library or the JVM itself has ended
 * @param parent the number of a descriptor that can be read to its end when the launcher is gone; {@code null} for none
 * @param startsAgain whether it starts this command again, with C2 too, when told to by {@link #START_AGAIN}
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

    /** How this process has to end for the launcher to end so. */
    int status(ExitCode code) {
        return status(code.status());
    }

    int status(int chosen) {
        return chosenAddend + chosen;
    }

    /** @param gone called once when the launcher has died, however it did; never without a launcher */
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
                // Nobody writes to it.
            }
        } catch (IOException unreadable) {
            // Then its end cannot be seen: signals still can.
            return;
        }
        gone.run();
    }
}
