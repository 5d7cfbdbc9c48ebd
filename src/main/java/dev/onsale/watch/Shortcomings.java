package dev.onsale.watch;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What could not be observed of a database, each once, with how to fix it. */
final class Shortcomings {
    /** What PostgreSQL shows in place of others' statements without the privilege. */
    static final String HIDDEN = "<insufficient privilege>";

    /** SQLSTATEs of PostgreSQL. */
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final String NOT_LOADED = "55000";
    private static final String CANCELLED = "57014";

    private final DatabaseAddress address;
    private final Consumer<String> told;
    private final Set<String> all = new LinkedHashSet<>();

    Shortcomings(DatabaseAddress address, Consumer<String> told) {
        this.address = address;
        this.told = told;
    }

    List<String> list() {
        return List.copyOf(all);
    }

    void noConnection(SQLException why) {
        note(
                "no connection to " + address + ": " + said(why),
                "check that it runs, and host, port, database, user and password in --evidence-db");
    }

    void noExtension() {
        note(
                "no statements: pg_stat_statements is not in " + address,
                "add it to shared_preload_libraries, restart, and CREATE EXTENSION pg_stat_statements there");
    }

    void oldExtension(String version) {
        note(
                "no statements: pg_stat_statements " + version + " in " + address + " is older than 1.8",
                "ALTER EXTENSION pg_stat_statements UPDATE, on PostgreSQL 13 or later");
    }

    void statements(SQLException why) {
        switch (String.valueOf(why.getSQLState())) {
            case NOT_LOADED ->
                note(
                        "no statements: pg_stat_statements is not loaded by " + address,
                        "add it to shared_preload_libraries, and restart");
            case INSUFFICIENT_PRIVILEGE ->
                note(
                        "no statements: " + said(why),
                        "GRANT pg_monitor TO " + address.user() + ", and USAGE on the extension's schema");
            case CANCELLED ->
                note(
                        "no statements: the server took longer than 1 s",
                        "there are too many: reset them with pg_stat_statements_reset()");
            default -> note("no statements: " + said(why), "see the server's log");
        }
    }

    void sample(SQLException why) {
        note(
                CANCELLED.equals(why.getSQLState())
                        ? "some samples of the activity: the server took longer than 1 s"
                        : "some samples of the activity: " + said(why),
                "a server under load may be too busy to respond; otherwise see its log");
    }

    void hidden() {
        note(
                "activity of other users in " + address + ": " + address.user() + " may not see it",
                "GRANT pg_monitor TO " + address.user() + ", or connect as the application's user");
    }

    private void note(String what, String mend) {
        String line = what + "; " + mend;
        if (all.add(line)) {
            told.accept("evidence-db: " + line);
        }
    }

    /** The first line, which says what is wrong; the following lines say where in the statement. */
    private String said(SQLException why) {
        String message = String.valueOf(why.getMessage()).strip();
        int end = message.indexOf('\n');
        return address.withoutPassword(end < 0 ? message : message.substring(0, end));
    }
}
