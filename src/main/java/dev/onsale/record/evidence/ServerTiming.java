package dev.onsale.record.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses the {@code Server-Timing} headers of one response (W3C, Server Timing, 3.1), with the names of
 * {@code docs/evidence.md}: {@code db}, {@code cache}, {@code pool}, {@code node}, {@code up}.
 *
 * <pre>{@code
 * timing.clear();
 * timing.read("db;desc=\"14 queries\";dur=3.2, cache;desc=hit");
 * timing.read("node;desc=n2, up;dur=12345");
 * }</pre>
 *
 * <p>Accepts names in any case and order, and ignores metrics with other names. The first of a repeated parameter
 * counts, and so does the first {@code node} and {@code up}; adds up several metrics with one other name. As the
 * standard requires, skips misplaced characters up to the next {@code ;} or {@code ,}. Counts and skips as malformed a
 * metric without a name, with an unterminated string, or with an invalid duration, and reads the metrics around it.
 * Never throws.
 *
 * <p>One instance is reused for all responses of a thread; reading allocates nothing once a node's name is known.
 */
public final class ServerTiming {
    /** Longer names are cut; names of machines and containers are shorter. */
    static final int NODE_LENGTH_MAX = 60;

    /** Further nodes are read but not remembered: more names than this contain something that varies. */
    private static final int NODES_REMEMBERED_MAX = 64;

    private static final int QUERIES_DIGITS_MAX = 9;
    private static final double MICROSECONDS_PER_MS = 1_000;

    /** 11 days: longer values are not durations of a response. */
    private static final double DURATION_MS_MAX = 1e9;

    int metrics;
    int malformed;
    boolean toldQueries;
    long queries;
    long databaseMicros;
    int cacheHits;
    int cacheMisses;
    long cacheMicros;
    boolean toldPool;
    long poolMicros;
    long uptimeMs;
    String node = EvidenceSlice.UNKNOWN_NODE;

    private final List<String> nodes = new ArrayList<>();
    private final ServerTimingScanner scanner = new ServerTimingScanner();

    public ServerTiming() {
        clear();
    }

    /** Forgets the response read before. */
    public void clear() {
        metrics = 0;
        malformed = 0;
        toldQueries = false;
        queries = 0;
        databaseMicros = 0;
        cacheHits = 0;
        cacheMisses = 0;
        cacheMicros = 0;
        toldPool = false;
        poolMicros = 0;
        uptimeMs = -1;
        node = EvidenceSlice.UNKNOWN_NODE;
    }

    /** Whether anything was read since the last {@code clear}. */
    public boolean isPresent() {
        return metrics > 0 || malformed > 0;
    }

    /** Reads one header; a response's further headers add to it. */
    public void read(String header) {
        scanner.begin(header);
        while (scanner.nextMetric()) {
            if (scanner.isMalformed()) {
                malformed++;
            } else {
                take(header);
            }
        }
    }

    private void take(String header) {
        double ms = durationMs(header);
        if (Double.isNaN(ms)) {
            malformed++;
            return;
        }
        metrics++;
        long micros = ms < 0 ? 0 : Math.round(ms * MICROSECONDS_PER_MS);
        if (scanner.isNamed("db")) {
            database(header, micros);
        } else if (scanner.isNamed("cache")) {
            cacheMicros += micros;
            cacheHits += described(header, "hit") ? 1 : 0;
            cacheMisses += described(header, "miss") ? 1 : 0;
        } else if (scanner.isNamed("pool")) {
            toldPool |= ms >= 0;
            poolMicros += micros;
        } else if (scanner.isNamed("up")) {
            uptimeMs = uptimeMs < 0 && ms >= 0 ? (long) ms : uptimeMs;
        } else if (scanner.isNamed("node") && node.isEmpty()) {
            node = nodeNamed(header, scanner.descriptionStart(), scanner.descriptionEnd());
        }
    }

    /** Skips a time without a number of queries, so that both sums are over the same responses. */
    private void database(String header, long micros) {
        int start = scanner.descriptionStart();
        int end = Math.min(scanner.descriptionEnd(), start + QUERIES_DIGITS_MAX);
        long number = 0;
        int digits = 0;
        while (start + digits < end && isDigit(header.charAt(start + digits))) {
            number = number * 10 + (header.charAt(start + digits) - '0');
            digits++;
        }
        if (digits > 0) {
            toldQueries = true;
            queries += number;
            databaseMicros += micros;
        }
    }

    private boolean described(String header, String word) {
        int start = scanner.descriptionStart();
        return scanner.descriptionEnd() - start == word.length()
                && header.regionMatches(true, start, word, 0, word.length());
    }

    private String nodeNamed(String header, int start, int end) {
        for (int known = 0; known < nodes.size(); known++) {
            String name = nodes.get(known);
            if (name.length() == end - start && header.startsWith(name, start)) {
                return name;
            }
        }
        String name = ServerTimingScanner.unescaped(header, start, end)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        String kept = name.length() <= NODE_LENGTH_MAX ? name : name.substring(0, NODE_LENGTH_MAX);
        if (nodes.size() < NODES_REMEMBERED_MAX) {
            nodes.add(kept);
        }
        return kept;
    }

    /** -1 if there is none; NaN if the value is not a duration. */
    private double durationMs(String header) {
        int start = scanner.durationStart();
        int end = scanner.durationEnd();
        if (start == end) {
            return -1;
        }
        double whole = 0;
        double scale = 1;
        boolean fraction = false;
        for (int at = start; at < end; at++) {
            char digit = header.charAt(at);
            if (digit == '.' && !fraction) {
                fraction = true;
            } else if (isDigit(digit)) {
                whole = whole * 10 + (digit - '0');
                scale = fraction ? scale * 10 : scale;
            } else {
                return rareDurationMs(header.substring(start, end));
            }
        }
        return bounded(whole / scale);
    }

    /** A number with a sign or an exponent. */
    private static double rareDurationMs(String text) {
        try {
            return bounded(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static double bounded(double ms) {
        return ms >= 0 && ms <= DURATION_MS_MAX ? ms : Double.NaN;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
