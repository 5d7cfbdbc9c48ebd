package dev.onsale.practice.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The shop's tables, in their own database schema. */
public final class Schema {
    public static final String NAME = "practice";

    private Schema() {}

    /** @throws DatabaseException if the database cannot be reached or refuses the tables */
    public static void migrate(String databaseUrl) {
        try {
            migrations(databaseUrl).migrate();
        } catch (FlywayException refused) {
            throw new DatabaseException("the shop's tables could not be made: " + masked(refused), refused);
        }
    }

    /** @throws DatabaseException if the tables are not exactly those of this build */
    public static void requirePresent(String databaseUrl) {
        try {
            migrations(databaseUrl).validate();
        } catch (FlywayException different) {
            throw new DatabaseException("the shop's tables are not as expected: " + masked(different), different);
        }
    }

    /** Flyway's messages quote the URL. */
    private static String masked(FlywayException failure) {
        return String.valueOf(failure.getMessage()).replaceAll("(?i)(password=)[^&\\s)]*", "$1…");
    }

    private static Flyway migrations(String databaseUrl) {
        return Flyway.configure()
                .dataSource(databaseUrl, null, null)
                .schemas(NAME)
                .defaultSchema(NAME)
                .locations("classpath:dev/onsale/practice/migration")
                .load();
    }
}
