package dev.onsale.load;

import dev.onsale.scenario.OnSale;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads a scenario from where it was compiled before looking on the class path: a class of the same name there is
 * another scenario.
 */
final class ScenarioLoader extends URLClassLoader {

    ScenarioLoader(URL classes) {
        super(new URL[] {classes}, OnSale.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (findLoadedClass(name) == null && findResource(name.replace('.', '/') + ".class") != null) {
                return findClass(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
