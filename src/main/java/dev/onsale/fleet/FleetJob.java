package dev.onsale.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What an engine runs.
 *
 * @param launcher the absolute path of onsale's launcher
 * @param plan as the command line names it, absolute if it is a file
 * @param longest after this time an engine may end it: far more than it needs
 */
record FleetJob(Path launcher, String plan, int injectors, Duration longest) {

    /** The command line of one injector; it contains no secret. */
    List<String> command(FleetFolder folder, String shard) {
        return new ArrayList<>(List.of(
                launcher.toString(),
                "run",
                plan,
                "--shard",
                shard + "/" + injectors,
                "--fleet",
                folder.path().toString()));
    }
}
