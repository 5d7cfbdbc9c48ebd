package dev.onsale.load;

import dev.onsale.gatling.simulation.ResourceFinder;
import dev.onsale.scenario.OnSale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads a scenario from its compiled classes, and its helpers from the user's class path, before searching onsale's own
 * classes: a class of the same name there is a different one. The types that both sides exchange (Gatling's) are always
 * onsale's.
 *
 * <p>A scenario's own code consists of classes in folders, and of those in jars that share the first two parts of its
 * package: all others there are libraries.
 */
final class ScenarioLoader extends URLClassLoader implements ResourceFinder {

    private static final List<String> SHARED = List.of(
            "dev.onsale.",
            "io.gatling.",
            "scala.",
            "io.netty.",
            "io.pebbletemplates.",
            "com.typesafe.",
            "org.slf4j.",
            "ch.qos.logback.",
            "org.jspecify.");

    private static final int PARTS_OF_A_HOUSE = 2;
    private static final int DIGITS = 12;

    private final SimulationReads reads;
    private final String house;
    private final Set<String> own = ConcurrentHashMap.newKeySet();

    /** @param className the scenario's class */
    ScenarioLoader(List<URL> places, String className, SimulationReads reads) {
        super(places.toArray(URL[]::new), OnSale.class.getClassLoader());
        this.reads = reads;
        this.house = house(className);
    }

    /** The record of what the scenario reads, if this class is its own code; empty for all others. */
    static Optional<SimulationReads> readsOf(Class<?> type) {
        return type.getClassLoader() instanceof ScenarioLoader loader && loader.own.contains(outermost(type.getName()))
                ? Optional.of(loader.reads)
                : Optional.empty();
    }

    /** Lambdas are hidden classes, named after the class that contains them. */
    private static String outermost(String name) {
        return name.replaceFirst("[$/].*$", "");
    }

    private static String house(String className) {
        String[] parts = className.split("\\.", -1);
        int packages = Math.min(PARTS_OF_A_HOUSE, parts.length - 1);
        return String.join(".", List.of(parts).subList(0, packages)) + (packages == 0 ? "" : ".");
    }

    SimulationReads reads() {
        return reads;
    }

    @Override
    public void read(String path, InputStream contents) throws IOException {
        reads.file(path, Hashes.of(contents).substring(0, DIGITS));
    }

    /** The superclasses of its own classes count as its own, wherever they are. */
    void baseClassesOf(Class<?> scenario) {
        for (Class<?> base = scenario; base != null && base.getClassLoader() == this; base = base.getSuperclass()) {
            own.add(outermost(base.getName()));
            URL place = findResource(file(base.getName()));
            if (place != null) {
                reads.loaded(base.getName(), bytes(place));
            }
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (findLoadedClass(name) == null && SHARED.stream().noneMatch(name::startsWith)) {
                URL place = findResource(file(name));
                if (place != null) {
                    return isOwn(name, place) ? ownClass(name, place) : findClass(name);
                }
            }
            return super.loadClass(name, resolve);
        }
    }

    private boolean isOwn(String name, URL place) {
        return place.getProtocol().equals("file") || (!house.isEmpty() && name.startsWith(house));
    }

    private Class<?> ownClass(String name, URL place) {
        byte[] bytes = bytes(place);
        own.add(outermost(name));
        reads.loaded(name, bytes);
        int end = name.lastIndexOf('.');
        if (end > 0 && getDefinedPackage(name.substring(0, end)) == null) {
            definePackage(name.substring(0, end), null, null, null, null, null, null, null);
        }
        byte[] heard = ReadEnvironment.hearing(bytes);
        return defineClass(name, heard, 0, heard.length, new CodeSource(root(name, place), (Certificate[]) null));
    }

    /** The folder or jar that contains a class. */
    private static URL root(String name, URL place) {
        String text = place.toString();
        String folder = text.substring(0, text.length() - file(name).length());
        try {
            return URI.create(folder.replaceFirst("^jar:", "").replaceFirst("!/$", ""))
                    .toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("what has a URL is in a place that has one", e);
        }
    }

    private static String file(String className) {
        return className.replace('.', '/') + ".class";
    }

    private static byte[] bytes(URL place) {
        try (InputStream stream = place.openStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
