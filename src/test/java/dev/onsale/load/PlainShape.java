package dev.onsale.load;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A small simulation about one feature of Gatling, and a server that answers otherwise where the feature does not do what
 * it should. The name of a request is the first part of its path.
 *
 * @param name of its class
 * @param body of its class, in which {@code BASE} stands for its base URL
 * @param files beside its source, by their names
 * @param server of its own for each run
 */
record PlainShape(
        String name, String body, Map<String, String> files, Supplier<ShapeServer> server, Expected expected) {

    /** A base URL that a test may set; by itself nobody listens there. */
    static final String BASE = "shape.base";

    private static final String BASE_URL = "System.getProperty(\"" + BASE + "\", \"http://127.0.0.1:9\")";

    /** How far two runs of a shape are alike. */
    enum Alike {
        /** Request by request. */
        EACH,
        /** In all: chance says who sends what. */
        IN_ALL,
        /** Not at all: how many are sent depends on how fast they are answered. */
        NEITHER
    }

    /**
     * @param ok answers in all; 0 where they are not known
     * @param ko likewise
     * @param paths of requests that are named otherwise
     * @param silent paths that nobody reports
     */
    record Expected(Alike alike, long ok, long ko, Map<String, String> paths, Set<String> silent) {
        /** The path of what is counted and not sent. */
        static final String NOWHERE = "";

        static Expected of(long ok, long ko) {
            return new Expected(Alike.EACH, ok, ko, Map.of(), Set.of());
        }

        static Expected alike(Alike alike, long ok) {
            return new Expected(alike, ok, 0, Map.of(), Set.of());
        }

        Expected at(Map<String, String> otherPaths) {
            return new Expected(alike, ok, ko, otherPaths, silent);
        }

        Expected without(String path) {
            return new Expected(alike, ok, ko, paths, Set.of(path));
        }

        /** The path of a step, by its first part: of its request, whatever groups and redirects led there. */
        String path(String step) {
            String request = step.substring(step.lastIndexOf(" / ") < 0 ? 0 : step.lastIndexOf(" / ") + 3);
            return paths.getOrDefault(request, request.replaceFirst(" Redirect \\d+$", ""));
        }
    }

    static PlainShape of(String name, Expected expected, Supplier<ShapeServer> server, String body) {
        return new PlainShape(name, body, Map.of(), server, expected);
    }

    PlainShape with(String file, String text) {
        return new PlainShape(name, body, Map.of(file, text), server, expected);
    }

    ScenarioClass compiledIn(SourceFolder folder) {
        files.forEach(folder::write);
        return folder.simulation(name, body.replace("BASE", BASE_URL));
    }

    @Override
    public String toString() {
        return name;
    }
}
