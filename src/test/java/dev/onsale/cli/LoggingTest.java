package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.status.Status;
import org.jspecify.annotations.Nullable;
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
    void whatAScenarioLogsIsShownFromInfoOn() {
        ScenarioLog.show("org.example.shop.sale.Checkout");
        assertThat(LoggerFactory.getLogger("org.example.pages.Seats").isInfoEnabled())
                .isTrue();
        assertThat(LoggerFactory.getLogger("org.example.pages.Seats").isDebugEnabled())
                .isFalse();
        assertThat(LoggerFactory.getLogger("org.elsewhere.Library").isWarnEnabled())
                .isFalse();

        ScenarioLog.show("WithoutPackage");
        assertThat(LoggerFactory.getLogger("WithoutPackage").isInfoEnabled()).isTrue();

        ScenarioLog.show("io.gatling.demo.Basic");
        assertThat(LoggerFactory.getLogger("io.gatling.demo").isWarnEnabled()).isFalse();
    }

    /** Before it ends the process; its other errors are in the run's record. */
    @Test
    void gatlingsFatalErrorsAreShownAndNoOthers() {
        FatalErrorFilter filter = new FatalErrorFilter();

        assertThat(filter.decide(event(new NoClassDefFoundError("shop/Signer"))))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(filter.decide(event(new IllegalStateException("crashed")))).isEqualTo(FilterReply.DENY);
        assertThat(filter.decide(event(null))).isEqualTo(FilterReply.DENY);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        assertThat(context.getLogger("io.gatling").getAppender("fatal").getCopyOfAttachedFiltersList())
                .hasOnlyElementsOfType(FatalErrorFilter.class);
        assertThat(context.getLogger("io.gatling").isAdditive()).isFalse();
    }

    private static LoggingEvent event(@Nullable Throwable thrown) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        return new LoggingEvent("here", context.getLogger("io.gatling"), Level.ERROR, "crashed", thrown, null);
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
