package dev.onsale.record.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ServerTimingPropertyTest {
    /** A metric as somebody may write it, and what is to be read of it. */
    record Written(String text, int queries, int poolHundredths, boolean malformed) {}

    @Property(tries = 500)
    void everyWellWrittenMetricIsReadWhateverStandsBesideIt(@ForAll("metrics") List<Written> metrics) {
        ServerTiming timing = new ServerTiming();
        timing.read(metrics.stream().map(Written::text).collect(Collectors.joining(",")));

        assertThat(timing.queries)
                .isEqualTo(metrics.stream().mapToInt(Written::queries).sum());
        assertThat(timing.poolMicros)
                .isEqualTo(metrics.stream().mapToInt(Written::poolHundredths).sum() * 10L);
        assertThat(timing.malformed)
                .isEqualTo((int) metrics.stream().filter(Written::malformed).count());
        assertThat(timing.metrics).isEqualTo(metrics.size() - timing.malformed);
    }

    @Property(tries = 2_000)
    void nothingThatAServerSendsIsThrownBack(@ForAll("headers") String header) {
        ServerTiming timing = new ServerTiming();
        timing.read(header);

        EvidenceCell cell = new EvidenceCell();
        cell.add(timing);
        EvidenceTotals told = cell.told();
        assertThat(told.databaseMs()).isGreaterThanOrEqualTo(0).isFinite();
        assertThat(told.poolMs()).isGreaterThanOrEqualTo(0).isFinite();
        assertThat(told.queries()).isGreaterThanOrEqualTo(0);
        assertThat(told.uptimeHighestMs()).isGreaterThanOrEqualTo(-1);
        assertThat(timing.node.length()).isLessThanOrEqualTo(ServerTiming.NODE_LENGTH_MAX);
        assertThat(timing.metrics + timing.malformed).isLessThanOrEqualTo(header.length());
    }

    @Provide
    Arbitrary<List<Written>> metrics() {
        return Arbitraries.oneOf(database(), pool(), foreign(), malformed())
                .list()
                .ofMaxSize(12);
    }

    /** Made of what headers are made of, so that much of it is nearly right. */
    @Provide
    Arbitrary<String> headers() {
        Arbitrary<String> parts = Arbitraries.of(
                "db",
                "cache",
                "pool",
                "node",
                "up",
                "dur",
                "desc",
                "=",
                ";",
                ",",
                "\"",
                "\\",
                " ",
                "\t",
                "1",
                "2.5",
                "14 queries",
                "hit",
                "n1",
                "-",
                "e",
                "é",
                "\u0000",
                "99999999999999999999");
        return Arbitraries.oneOf(
                parts.list().ofMaxSize(40).map(all -> String.join("", all)),
                Arbitraries.strings().ofMaxLength(60));
    }

    private static Arbitrary<Written> database() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5_000), spaces(), cases(), Arbitraries.of(true, false))
                .as((queries, space, upper, durationFirst) -> {
                    String described = space + ";" + space + cased("desc", upper) + "=\"" + queries + " queries, all\"";
                    String lasting = ";" + cased("dur", upper) + space + "=" + space + "1.5";
                    return new Written(
                            space
                                    + cased("db", upper)
                                    + (durationFirst ? lasting + described : described + lasting)
                                    + space,
                            queries,
                            0,
                            false);
                });
    }

    private static Arbitrary<Written> pool() {
        return Combinators.combine(Arbitraries.integers().between(0, 1_000_000), spaces(), cases())
                .as((hundredths, space, upper) -> new Written(
                        cased("pool", upper) + space + ";dur=" + hundredths / 100 + "."
                                + (hundredths % 100 < 10 ? "0" : "") + hundredths % 100 + ";origin=\"a;b\\\",c\"",
                        0,
                        hundredths,
                        false));
    }

    private static Arbitrary<Written> foreign() {
        return Arbitraries.of("total;dur=3", "miss", "cpu;desc=\"db;dur=9, pool;dur=9\"", "cdn-cache; desc=HIT")
                .map(text -> new Written(text, 0, 0, false));
    }

    private static Arbitrary<Written> malformed() {
        return Arbitraries.of("pool;dur=soon", "@;dur=3", "pool;dur=-7", "=\u00e9", "db;desc=\"4\";dur=1..2")
                .map(text -> new Written(text, 0, 0, true));
    }

    private static Arbitrary<String> spaces() {
        return Arbitraries.of("", " ", "\t", " \t ");
    }

    private static Arbitrary<Boolean> cases() {
        return Arbitraries.of(true, false);
    }

    private static String cased(String name, boolean upper) {
        return upper ? name.toUpperCase(Locale.ROOT) : name;
    }
}
