package dev.onsale.watch;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Masking;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** The address and user of the target's PostgreSQL. Its text never shows the password. */
public final class DatabaseAddress {

    /** The database of the practice box office, whatever its address. */
    public static final DatabaseAddress PRACTICE = new DatabaseAddress("jdbc:postgresql:practice", new Properties());

    private static final String WORD = "practice";
    private static final String JDBC = "jdbc:";
    private static final String HIDDEN = "…";
    private static final String HINT =
            "write it as postgresql://user@host:5432/database, or practice for the practice box office's own";
    private static final Pattern SCHEME =
            Pattern.compile("(?i)(?:jdbc:)?(?:postgresql|postgres)://(.*)", Pattern.DOTALL);
    private static final Pattern HOSTS_AND_DATABASE = Pattern.compile(
            "(?:\\[[^\\]]+]|[^:,/\\[\\]?]+)(?::\\d{1,5})?(?:,(?:\\[[^\\]]+]|[^:,/\\[\\]?]+)(?::\\d{1,5})?)*/[^/?]+(?:\\?.*)?",
            Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final String url;
    private final Properties properties;

    private DatabaseAddress(String url, Properties properties) {
        this.url = url;
        this.properties = properties;
    }

    /**
     * Parses an address: {@code practice}, {@code postgresql://…} in libpq's notation, or a JDBC URL.
     *
     * @param environment the value of an environment variable used as <code>${NAME}</code>, {@code null} if unset
     * @throws BadInputException if it is invalid; no message contains the password
     */
    public static DatabaseAddress parse(String text, UnaryOperator<@Nullable String> environment) {
        String said = text.strip();
        if (said.toLowerCase(Locale.ROOT).equals(WORD)) {
            return PRACTICE;
        }
        Matcher scheme = SCHEME.matcher(resolved(said, environment));
        if (!scheme.matches()) {
            throw new BadInputException(
                    "--evidence-db: " + shown(said) + " is not the address of a PostgreSQL database", HINT);
        }
        String rest = scheme.group(1);
        int authorityEnd = endOfAuthority(rest);
        int at = rest.lastIndexOf('@', authorityEnd);
        Properties user = new Properties();
        if (at >= 0) {
            String[] userAndPassword = rest.substring(0, at).split(":", 2);
            PGProperty.USER.set(user, decoded(userAndPassword[0]));
            if (userAndPassword.length == 2) {
                PGProperty.PASSWORD.set(user, decoded(userAndPassword[1]));
            }
        }
        String jdbcUrl = JDBC + "postgresql://" + rest.substring(at + 1);
        // Checked before the driver sees it, which guesses missing parts and prints what it cannot parse.
        if (!HOSTS_AND_DATABASE.matcher(rest.substring(at + 1)).matches()) {
            throw incomplete(jdbcUrl);
        }
        return of(jdbcUrl, user);
    }

    /** For a JDBC URL that is known to be valid. */
    public static DatabaseAddress ofJdbc(String jdbcUrl) {
        return of(jdbcUrl, new Properties());
    }

    private static DatabaseAddress of(String jdbcUrl, Properties user) {
        Properties parsed = Driver.parseURL(jdbcUrl, user);
        if (parsed == null) {
            throw incomplete(jdbcUrl);
        }
        Properties all = new Properties();
        all.putAll(user);
        parsed.stringPropertyNames().forEach(name -> all.setProperty(name, parsed.getProperty(name)));
        return new DatabaseAddress(jdbcUrl, all);
    }

    private static BadInputException incomplete(String jdbcUrl) {
        return new BadInputException(
                "--evidence-db: " + shown(jdbcUrl.substring(JDBC.length()))
                        + " lacks a host, a port in digits, or a database",
                HINT);
    }

    public boolean isPractice() {
        return this == PRACTICE;
    }

    /** Without user information, which {@link #properties} contain. */
    String jdbcUrl() {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    /** User, password and options for the driver. */
    Properties properties() {
        Properties copy = new Properties();
        copy.putAll(properties);
        return copy;
    }

    /** The user: like the driver, that of this machine if none is named. */
    String user() {
        return Optional.ofNullable(PGProperty.USER.getOrDefault(properties))
                .orElseGet(() -> System.getProperty("user.name"));
    }

    /** A message of the driver or the server, which may quote its input. */
    String withoutPassword(String message) {
        String password = PGProperty.PASSWORD.getOrDefault(properties);
        return password == null || password.isEmpty()
                ? message
                : Masking.NONE.and(Map.of(password, HIDDEN)).mask(message).replace(password, HIDDEN);
    }

    /** Host, port and database only. */
    @Override
    public String toString() {
        return isPractice()
                ? WORD
                : host(properties) + ":" + PGProperty.PG_PORT.getOrDefault(properties) + "/"
                        + PGProperty.PG_DBNAME.getOrDefault(properties);
    }

    private static String host(Properties properties) {
        return Optional.ofNullable(PGProperty.PG_HOST.getOrDefault(properties)).orElse("");
    }

    private static String resolved(String text, UnaryOperator<@Nullable String> environment) {
        return VARIABLE.matcher(text).replaceAll(variable -> {
            String value = environment.apply(variable.group(1));
            if (value == null) {
                throw new BadInputException(
                        "--evidence-db: the environment variable " + variable.group(1) + " is not set",
                        "export " + variable.group(1) + "=…");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** Where host and port end: a password may contain anything except an unescaped slash. */
    private static int endOfAuthority(String rest) {
        int slash = rest.indexOf('/');
        return slash < 0 ? rest.length() : slash;
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }

    /** Up to where secrets may begin. */
    private static String shown(String text) {
        String withoutQuery = text.split("[?#]", 2)[0];
        int at = withoutQuery.lastIndexOf('@');
        int scheme = withoutQuery.indexOf("://");
        if (at < 0) {
            return "'" + withoutQuery + "'";
        }
        return "'" + (scheme < 0 ? "" : withoutQuery.substring(0, scheme + 3)) + "…" + withoutQuery.substring(at) + "'";
    }
}
