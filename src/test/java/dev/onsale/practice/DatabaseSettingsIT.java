package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsIT {
    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void theRunningServerIsDurable(String setting) throws SQLException {
        assertThat(ask("show " + setting)).isEqualTo("on");
    }

    @Test
    void statementsAreKeptAndPlansOfSlowOnesExplained() throws SQLException {
        assertThat(ask("show shared_preload_libraries")).isEqualTo("pg_stat_statements,auto_explain");
        assertThat(ask("show auto_explain.log_min_duration")).isEqualTo("250ms");
        Customer fan = Customer.admitted(Shared.boxOffice(), "{\"doorsInMs\":0}");
        fan.get("/events/arena");
        assertThat(ask("select sum(calls) from pg_stat_statements where query like '%group by ticket_type%'"))
                .isEqualTo("1");
        fan.post("/practice/reset", "{}");
        assertThat(ask("select count(*) from pg_stat_statements where query like '%group by ticket_type%'"))
                .isEqualTo("0");
    }

    @Test
    void itIsPostgres18() throws SQLException {
        assertThat(ask("show server_version")).startsWith("18.");
    }

    private static String ask(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(Shared.boxOffice().databaseUrl());
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
