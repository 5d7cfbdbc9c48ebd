package dev.onsale.load;

import dev.onsale.gatling.GatlingSettings;
import dev.onsale.gatling.simulation.SetUp;
import dev.onsale.gatling.simulation.UserResources;
import java.nio.file.Path;
import java.util.List;

/** Instantiates a plain simulation, with its own files, drivers and Gatling settings in place. */
final class FreshSetUp {

    private FreshSetUp() {}

    /** @throws dev.onsale.plan.BadInputException if it cannot be instantiated, or has no set-up */
    static SetUp of(ScenarioClass simulation, ScenarioLoader loader) {
        settings(simulation, loader).followed();
        UserResources.lookIn(loader, folders(simulation));
        UserDrivers.offer(loader);
        return SetUp.of(simulation.simulation(loader), simulation.where());
    }

    /** The user's Gatling settings for this simulation. */
    static GatlingSettings settings(ScenarioClass simulation, ScenarioLoader loader) {
        return GatlingSettings.of(loader, folders(simulation), ReadProperties.setByUser(GatlingSettings.PREFIX));
    }

    /** The settings that onsale honours, in the form used for comparisons. */
    static String inWords(GatlingSettings settings) {
        return settings.inWords(
                ReadProperties.setByUser(GatlingSettings.PREFIX),
                (name, value) -> SimulationReads.shown(name, value, List.of(), List.of()));
    }

    private static List<Path> folders(ScenarioClass simulation) {
        return UserResources.foldersOf(simulation.source(), simulation.root());
    }
}
