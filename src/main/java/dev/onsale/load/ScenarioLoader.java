package dev.onsale.load;

import dev.onsale.scenario.OnSale;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * Loads a scenario from where it was compiled, and its helpers from the user's class path, before looking among
 * onsale's own classes: a class of the same name there is another one. What both sides speak with each other (Gatling
 * and what it hands out) is always onsale's.
 */
final class ScenarioLoader extends URLClassLoader {

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

    ScenarioLoader(List<URL> places) {
        super(places.toArray(URL[]::new), OnSale.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (findLoadedClass(name) == null
                    && SHARED.stream().noneMatch(name::startsWith)
                    && findResource(name.replace('.', '/') + ".class") != null) {
                return findClass(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
