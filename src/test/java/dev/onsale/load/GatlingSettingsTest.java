package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.gatling.GatlingSettings;
import dev.onsale.plan.BadInputException;
import io.gatling.core.Predef$;
import io.gatling.core.config.GatlingConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatlingSettingsTest {

    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        System.clearProperty("gatling.http.pooledConnectionIdleTimeout");
        GatlingSettings.ofProperties().followed();
    }

    private GatlingSettings settings(String conf) throws IOException {
        Files.writeString(folder.resolve("gatling.conf"), conf);
        return GatlingSettings.of(
                new ScenarioLoader(List.of(), "shop.Shop", new SimulationReads()),
                List.of(folder),
                ReadProperties.setByUser(GatlingSettings.PREFIX));
    }

    @Test
    void whatDecidesTheLoadIsFollowedAndNamed() throws IOException {
        ReadProperties.setForUser("gatling.http.pooledConnectionIdleTimeout", "1234");
        GatlingSettings settings =
                settings("gatling { http { requestTimeout = 4321 } }").followed();
        GatlingConfiguration followed = Predef$.MODULE$._configuration();
        assertThat(followed.http().requestTimeout().toMillis()).isEqualTo(4321);
        assertThat(followed.http().pooledConnectionIdleTimeout().toMillis()).isEqualTo(1234);
        assertThat(FreshSetUp.inWords(settings))
                .isEqualTo("gatling.http.requestTimeout=4321, -Dgatling.http.pooledConnectionIdleTimeout=1234");
        assertThat(settings.replaced()).doesNotContain("gatling.http.requestTimeout of gatling.conf");
    }

    @Test
    void whatOnsaleDoesItselfIsNotSwitchedOn() throws IOException {
        ReadProperties.setForUser("gatling.data.enableAnalytics", "true");
        GatlingSettings settings = settings("""
                        gatling.data.writers = [console, file]
                        gatling.http.warmUpUrl = "https://gatling.io"
                        """).followed();
        GatlingConfiguration followed = Predef$.MODULE$._configuration();
        assertThat(followed.data().enableAnalytics()).isFalse();
        assertThat(followed.data().dataWriters().isEmpty()).isTrue();
        assertThat(followed.http().warmUpUrl().isEmpty()).isTrue();
        assertThat(settings.replaced())
                .containsExactly(
                        "-Dgatling.data.enableAnalytics",
                        "gatling.data.writers of gatling.conf",
                        "gatling.http.warmUpUrl of gatling.conf");
        assertThat(FreshSetUp.inWords(settings)).doesNotContain("data").doesNotContain("warmUp");
    }

    @Test
    void whatCannotBeUnderstoodIsNamed() {
        assertThatThrownBy(() -> settings("gatling { http {"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("gatling.conf");
        assertThatThrownBy(() -> settings("gatling.http.requestTimeout = soon").followed())
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("gatling.conf")
                .hasMessageContaining("requestTimeout");
    }

    @Test
    void secretsAreNotInIt() throws IOException {
        assertThat(FreshSetUp.inWords(settings("gatling.ssl.keyStore.password = hunter2hunter2")))
                .isEqualTo("gatling.ssl.keyStore.password=by name only");
    }
}
