package dev.onsale.watch;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where {@code pg_stat_statements} is, if it is installed. */
record Extension(String schema, String version) {
    /** Execution and planning are separate since 1.8, which came with PostgreSQL 13. */
    private static final Pattern TOO_OLD = Pattern.compile("1\\.[0-7]");

    /** @return {@code null} if it cannot be used, which is noted with how to fix it */
    static @Nullable String schemaIn(WatchedSession session, Shortcomings missing) throws SQLException {
        List<Extension> found = session.rows(
                "SELECT quote_ident(nspname), extversion FROM pg_extension JOIN pg_namespace"
                        + " ON pg_namespace.oid = extnamespace WHERE extname = 'pg_stat_statements'",
                row -> new Extension(String.valueOf(row.getString(1)), String.valueOf(row.getString(2))));
        if (found.isEmpty()) {
            missing.noExtension();
            return null;
        }
        Extension extension = found.get(0);
        if (TOO_OLD.matcher(extension.version()).matches()) {
            missing.oldExtension(extension.version());
            return null;
        }
        return extension.schema();
    }
}
