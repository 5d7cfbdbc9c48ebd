package dev.onsale.cli;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Log output of a scenario through SLF4J: shown from {@code INFO} on, unless the user configures logging. */
final class ScenarioLog {
    private static final int PARTS_OF_A_HOUSE = 2;

    private ScenarioLog() {}

    /** @param className the scenario's class; loggers that share the first two parts of its package count as its own */
    static void show(String className) {
        if (System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) == null
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Logger logger = context.getLogger(house(className));
            if (logger.getLevel() == null) {
                logger.setLevel(Level.INFO);
            }
        }
    }

    /** Without a package: the class name itself. */
    private static String house(String className) {
        List<String> parts = List.of(className.split("\\.", -1));
        return String.join(".", parts.subList(0, Math.max(1, Math.min(PARTS_OF_A_HOUSE, parts.size() - 1))));
    }
}
