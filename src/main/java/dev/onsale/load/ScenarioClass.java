package dev.onsale.load;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.JourneyEstimate;
import dev.onsale.plan.Plan;
import dev.onsale.scenario.OnSale;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A class that describes what visitors do, ready to be loaded: an {@link OnSale}, or a plain Gatling {@link
 * Simulation}.
 *
 * @param source its source; {@code null} if it was found on the class path
 * @param classes the folder it was compiled to; {@code null} if it was found on the class path
 * @param root the folder in which the packages of its source begin; {@code null} if it was found on the class path
 * @param sourceHash its hash in the run's fingerprint, 16 hex digits: of its source and the helpers compiled along, or
 *     of its own class files
 */
public record ScenarioClass(
        @Nullable Path source,
        String className,
        @Nullable Path classes,
        @Nullable Path root,
        ClassPath classPath,
        String sourceHash) {

    /**
     * Finds a class by its name.
     *
     * @throws BadInputException if it is not on the class path
     */
    public static ScenarioClass named(String className, ClassPath classPath) {
        ScenarioClass unhashed = new ScenarioClass(null, className, null, null, classPath, "");
        Class<?> found = unhashed.load(unhashed.loader());
        StringBuilder digests = new StringBuilder();
        Stream.of(found.getNestMembers())
                .sorted(Comparator.comparing(Class::getName))
                .forEach(member -> digests.append(Hashes.of(bytes(member))));
        String hash = Hashes.of(digests.toString()).substring(0, 16);
        return new ScenarioClass(null, className, null, null, classPath, hash);
    }

    /**
     * What one average journey of a plan sends and takes; computed by the scenario once, then cached if it was compiled
     * here.
     *
     * @param loaded the scenario, used only if nothing was cached
     * @throws BadInputException if it is not a scenario, or does not define a kind of visitor that the plan names
     */
    public JourneyEstimate estimate(Plan plan, Supplier<Script> loaded) {
        if (classes == null) {
            return asked(plan, loaded.get());
        }
        String visitors = Hashes.of(plan.workload().visitors().toString()).substring(0, 16);
        KeptEstimate kept = new KeptEstimate(classes.resolve("estimate-3-" + visitors + ".properties"));
        return kept.read().orElseGet(() -> {
            JourneyEstimate asked = asked(plan, loaded.get());
            kept.write(asked);
            return asked;
        });
    }

    /** The same, computed again: the cached value may be from another environment, or older than its helpers. */
    public JourneyEstimate estimateAnew(Plan plan, Supplier<Script> loaded) {
        return asked(plan, loaded.get());
    }

    private static JourneyEstimate asked(Plan plan, Script script) {
        if (script instanceof PlainSimulation simulation) {
            return JourneyEstimate.ofPlain(
                    simulation.scenarios(), simulation.everyStep().orElse(null));
        }
        return ((OnSaleScript) script).onSale().estimate(plan);
    }

    /**
     * Loads and instantiates an on-sale.
     *
     * @throws BadInputException if it is not an on-sale, or its initializer fails
     */
    public OnSale instantiate() {
        GatlingEngine.prepareDsl();
        Class<?> loaded = load(loader());
        if (!OnSale.class.isAssignableFrom(loaded)) {
            throw noScenario(loaded);
        }
        return (OnSale) made(loaded);
    }

    /**
     * Loads it as an on-sale or a simulation.
     *
     * @throws BadInputException if it is neither an on-sale nor a simulation, or its initializer fails
     */
    public Script script() {
        GatlingEngine.prepareDsl();
        ScenarioLoader loader = loader();
        Class<?> loaded = load(loader);
        if (OnSale.class.isAssignableFrom(loaded)) {
            return new OnSaleScript((OnSale) made(loaded));
        }
        if (Simulation.class.isAssignableFrom(loaded)) {
            return PlainSimulation.of(this);
        }
        throw noScenario(loaded);
    }

    /** A separate loader, so that a simulation's static fields do not reach its next run. */
    ScenarioLoader loader() {
        return loader(new SimulationReads());
    }

    /** @param reads records what the scenario reads from its environment */
    ScenarioLoader loader(SimulationReads reads) {
        List<URL> places = new ArrayList<>();
        if (classes != null) {
            places.add(ClassPath.url(classes));
        }
        places.addAll(classPath.urls());
        return new ScenarioLoader(places, className, reads);
    }

    /** @param loader from {@link #loader} */
    Simulation simulation(ScenarioLoader loader) {
        Class<?> loaded = load(loader);
        loader.baseClassesOf(loaded);
        return (Simulation) made(loaded);
    }

    /** The source, or the class's name. */
    public String where() {
        return source == null ? "class " + className : source.toString();
    }

    private Class<?> load(ScenarioLoader loader) {
        try {
            return loader.loadClass(className);
        } catch (UnsupportedClassVersionError e) {
            throw new BadInputException(
                    where() + ": was compiled for a newer Java than this one, "
                            + Runtime.version().feature(),
                    "compile it for this Java, or set JAVA_HOME to the newer one",
                    e);
        } catch (ClassNotFoundException | LinkageError e) {
            if (e instanceof NoClassDefFoundError missing && !names(missing, className)) {
                throw MissingCode.of(where(), missing);
            }
            throw source == null
                    ? new BadInputException(
                            "no class " + className + " on the class path, which is " + classPath,
                            MissingCode.WHERE_IT_MAY_BE,
                            e)
                    : new BadInputException(
                            source + ": no class " + className + " in it",
                            "give the public class the name of the file",
                            e);
        }
    }

    /** On a file system that ignores case, a class may be found under a name of other capitals. */
    private static boolean names(NoClassDefFoundError error, String className) {
        return String.valueOf(error.getMessage()).contains(className.replace('.', '/'));
    }

    private Object made(Class<?> loaded) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loaded.getClassLoader());
        try {
            return loaded.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof BadInputException bad) {
                throw new BadInputException(where(bad) + ": " + bad.getMessage(), bad.hint(), bad);
            }
            if (e.getCause() instanceof LinkageError missing && !(missing instanceof ExceptionInInitializerError)) {
                throw MissingCode.of(where(missing), missing);
            }
            throw FeederMistake.in(
                            where(e.getTargetException()),
                            e.getTargetException().getMessage(),
                            List.of())
                    .orElseGet(() -> failed(e.getTargetException(), "the scenario's own initializer failed"));
        } catch (ExceptionInInitializerError e) {
            throw failed(e.getCause() == null ? e : e.getCause(), "the scenario's own static initializer failed");
        } catch (LinkageError e) {
            throw MissingCode.of(where(), e);
        } catch (ReflectiveOperationException e) {
            throw new BadInputException(
                    where() + ": " + className + " cannot be instantiated",
                    "add a public constructor without parameters",
                    e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private BadInputException failed(Throwable thrown, String hint) {
        return new BadInputException(where(thrown) + ": " + thrown, hint, thrown);
    }

    private BadInputException noScenario(Class<?> loaded) {
        return new BadInputException(
                where() + ": " + className
                        + " is not a scenario: it extends neither dev.onsale.scenario.OnSale nor io.gatling.javaapi.core.Simulation",
                "declare it as: public final class " + loaded.getSimpleName() + " extends dev.onsale.scenario.OnSale");
    }

    private static byte[] bytes(Class<?> loaded) {
        String file = "/" + loaded.getName().replace('.', '/') + ".class";
        try (InputStream stream = loaded.getResourceAsStream(file)) {
            return stream == null ? new byte[0] : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String where(Throwable thrown) {
        if (source == null) {
            return where();
        }
        String file = String.valueOf(source.getFileName());
        return Stream.of(thrown.getStackTrace())
                .filter(frame -> file.equals(frame.getFileName()))
                .findFirst()
                .map(frame -> source + ":" + frame.getLineNumber())
                .orElse(source.toString());
    }
}
