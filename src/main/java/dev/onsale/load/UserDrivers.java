package dev.onsale.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.logging.Logger;

/**
 * The JDBC drivers on the user's own class path, for Gatling's feeders. Java's driver manager gives a driver only to
 * code that could load the driver's class itself, which Gatling cannot: it gets one of onsale's that forwards
 * everything.
 */
final class UserDrivers {
    private static final String SERVICE = "META-INF/services/" + Driver.class.getName();

    private UserDrivers() {}

    /** Offers the drivers of this loader, instead of those of the previous one. */
    static void offer(ScenarioLoader loader) {
        try {
            withdraw();
            if (loader.findResources(SERVICE).hasMoreElements()) {
                for (Driver driver : ownDrivers(loader)) {
                    DriverManager.registerDriver(new Lent(driver));
                }
            }
        } catch (IOException | SQLException | ServiceConfigurationError e) {
            // Code that needs a driver that cannot be loaded gets its own error.
        }
    }

    private static void withdraw() throws SQLException {
        List<Driver> lent =
                DriverManager.drivers().filter(Lent.class::isInstance).toList();
        for (Driver driver : lent) {
            DriverManager.deregisterDriver(driver);
        }
    }

    private static List<Driver> ownDrivers(ScenarioLoader loader) {
        return ServiceLoader.load(Driver.class, loader).stream()
                .filter(provider -> provider.type().getClassLoader() == loader)
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private record Lent(Driver driver) implements Driver {
        @Override
        public Connection connect(String url, Properties properties) throws SQLException {
            return driver.connect(url, properties);
        }

        @Override
        public boolean acceptsURL(String url) throws SQLException {
            return driver.acceptsURL(url);
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
            return driver.getPropertyInfo(url, properties);
        }

        @Override
        public int getMajorVersion() {
            return driver.getMajorVersion();
        }

        @Override
        public int getMinorVersion() {
            return driver.getMinorVersion();
        }

        @Override
        public boolean jdbcCompliant() {
            return driver.jdbcCompliant();
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            return driver.getParentLogger();
        }
    }
}
