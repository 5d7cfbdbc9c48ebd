package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Users read verdicts; libraries keep quiet. */
class LoggingTest {
    @Test
    void ourOwnWarningsAreShown() {
        Logger ours = LoggerFactory.getLogger("dev.onsale.load.Injector");
        assertThat(ours.isWarnEnabled()).isTrue();
        assertThat(ours.isInfoEnabled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.gatling.core.cli",
                "io.netty.channel",
                "org.eclipse.jetty.server",
                "io.javalin.Javalin",
                "com.zaxxer.hikari.HikariDataSource",
                "org.flywaydb.core",
                "org.jdbi.v3",
                "io.zonky.test.db"
            })
    void librariesWarnNobody(String name) {
        assertThat(LoggerFactory.getLogger(name).isWarnEnabled()).isFalse();
    }

    @Test
    void theConfigurationIsFound() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .allMatch(status -> status.getEffectiveLevel() < Status.WARN);
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr"))
                .isNotNull();
    }
}
