package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserDriversTest {

    private static final String URL = "jdbc:tiny:seats";

    private static final String DRIVER = """
            import java.sql.*;
            import java.util.Properties;

            public class TinyDriver implements Driver {
                @Override public boolean acceptsURL(String url) { return url.startsWith("jdbc:tiny:"); }
                @Override public Connection connect(String url, Properties properties) throws SQLException {
                    if (!acceptsURL(url)) return null;
                    throw new SQLException("tiny was asked for " + url);
                }
                @Override public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) { return new DriverPropertyInfo[0]; }
                @Override public int getMajorVersion() { return 7; }
                @Override public int getMinorVersion() { return 0; }
                @Override public boolean jdbcCompliant() { return false; }
                @Override public java.util.logging.Logger getParentLogger() { return null; }
            }
            """;

    @TempDir
    Path folder;

    /** Whoever asks here could not load the class, as Gatling could not. */
    @Test
    void aDriverOnTheUsersClassPathIsHandedOutUntilTheNextSimulation() throws IOException, SQLException {
        SourceFolder sources = new SourceFolder(folder);
        ScenarioClass compiled = sources.compile(sources.write("TinyDriver.java", DRIVER));
        Path services = Objects.requireNonNull(compiled.classes()).resolve("META-INF/services");
        Files.createDirectories(services);
        Files.writeString(services.resolve("java.sql.Driver"), "TinyDriver\n");

        UserDrivers.offer(compiled.loader());
        UserDrivers.offer(compiled.loader());

        assertThat(DriverManager.getDriver(URL).getMajorVersion()).isEqualTo(7);
        assertThat(DriverManager.drivers().filter(driver -> driver.getMajorVersion() == 7))
                .hasSize(1);
        assertThatThrownBy(() -> DriverManager.getConnection(URL)).hasMessage("tiny was asked for " + URL);

        UserDrivers.offer(new ScenarioLoader(List.of(), "Other", new SimulationReads()));
        assertThatThrownBy(() -> DriverManager.getDriver(URL)).isInstanceOf(SQLException.class);
    }

    @Test
    void aDriverThatIsNotThereIsMissedByWhoeverAsksForIt() throws IOException {
        SourceFolder sources = new SourceFolder(folder);
        Path services = Files.createDirectories(folder.resolve("own/META-INF/services"));
        Files.writeString(services.resolve("java.sql.Driver"), "no.such.Driver\n");

        UserDrivers.offer(new ScenarioLoader(
                List.of(ClassPath.url(sources.folder().resolve("own"))), "Other", new SimulationReads()));

        assertThatThrownBy(() -> DriverManager.getDriver(URL))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("No suitable driver");
    }
}
