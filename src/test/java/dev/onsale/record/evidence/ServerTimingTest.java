package dev.onsale.record.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTimingTest {
    private final ServerTiming timing = new ServerTiming();

    private ServerTiming read(String... headers) {
        timing.clear();
        for (String header : headers) {
            timing.read(header);
        }
        return timing;
    }

    private EvidenceTotals told(String... headers) {
        EvidenceCell cell = new EvidenceCell();
        cell.add(read(headers));
        return cell.told();
    }

    @Test
    void theWholeConventionInOneHeader() {
        EvidenceTotals told = told("db;desc=\"14 queries\";dur=3.2, pool;dur=1.4, cache;desc=hit;dur=0.4, node;desc=n2,"
                + " up;dur=12345, app;dur=4.1");

        assertThat(told)
                .isEqualTo(new EvidenceTotals(
                        0, 0, 0, java.util.Map.of(), 0, 0, 1, 1, 14, 3.2, 1, 0, 0.4, 1, 1.4, 12_345, 12_345, 0));
        assertThat(timing.node).isEqualTo("n2");
    }

    @Test
    void severalHeadersAreOneResponse() {
        EvidenceTotals told =
                told("node;desc=n1", "db;desc=\"2 queries\";dur=1", "db;desc=\"3 queries\";dur=2, cache;desc=miss");

        assertThat(told.timed()).isEqualTo(1);
        assertThat(told.queriesTold()).isEqualTo(1);
        assertThat(told.queries()).isEqualTo(5);
        assertThat(told.databaseMs()).isEqualTo(3);
        assertThat(told.cacheMisses()).isEqualTo(1);
    }

    @Test
    void namesAreReadInAnyCaseParametersInAnyOrderAndSpacesAnywhereAllowed() {
        EvidenceTotals told = told(" DB ; DUR = 3.5 ; Desc = \"7 queries\"\t,,  Cache;Desc=HIT , ");

        assertThat(told.queries()).isEqualTo(7);
        assertThat(told.databaseMs()).isEqualTo(3.5);
        assertThat(told.cacheHits()).isEqualTo(1);
        assertThat(told.malformed()).isZero();
    }

    @Test
    void separatorsInsideAQuotedStringSeparateNothing() {
        read("node;desc=\"n1, the \\\"old\\\" one; db\";dur=1, up;dur=7");

        assertThat(timing.node).isEqualTo("n1, the \"old\" one; db");
        assertThat(timing.uptimeMs).isEqualTo(7);
    }

    @Test
    void ofARepeatedParameterAndOfARepeatedNodeTheFirstCounts() {
        read("node;desc=n1;desc=n2, node;desc=n3, up;dur=1;dur=2, up;dur=3");

        assertThat(timing.node).isEqualTo("n1");
        assertThat(timing.uptimeMs).isEqualTo(1);
    }

    @Test
    void whatBelongsNowhereIsPassedOver() {
        EvidenceTotals told = told("db stray;dur=2 ms;desc=\"4 queries\" indeed, up;;dur=5;");

        assertThat(told.databaseMs()).isEqualTo(2);
        assertThat(told.queries()).isEqualTo(4);
        assertThat(told.uptimeLowestMs()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missedCache", "total;dur=12", "db", "cache", "pool", "up", "node", "db;dur=5", "a;b;c=d"})
    void whatTellsNothingOfOursIsReadableAllTheSame(String header) {
        EvidenceTotals told = told(header);

        assertThat(told.timed()).isEqualTo(1);
        assertThat(told.queriesTold() + told.poolTold() + told.cacheHits() + told.cacheMisses() + told.malformed())
                .isZero();
        assertThat(told.databaseMs()).isZero();
        assertThat(told.uptimeLowestMs()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=",
                "\"",
                ";dur=1",
                "db;dur=fast",
                "up;dur=-1",
                "up;dur=NaN",
                "up;dur=Infinity",
                "up;dur=1e400",
                "up;dur=1.2.3",
                "node;desc=\"n1",
                "node;desc=\"n1\\",
                "up;dur=\"",
                "pool;dur=0x10"
            })
    void aMalformedMetricIsCountedAndSkipped(String header) {
        EvidenceTotals alone = told(header);
        assertThat(alone.malformed()).isEqualTo(1);
        assertThat(alone.timed()).isZero();
        assertThat(alone.uptimeHighestMs()).isEqualTo(-1);
        assertThat(timing.node).isEmpty();

        assertThat(told("pool;dur=2, " + header).poolMs())
                .as("the one before it")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "3.25, 3.25", ".5, 0.5", "5., 5", "1e2, 100", "+4, 4", "\"6.5\", 6.5", "0, 0"})
    void durationsAreAsTheStandardWritesNumbers(String written, double ms) {
        assertThat(told("pool;dur=" + written).poolMs()).isEqualTo(ms);
        assertThat(timing.malformed).isZero();
    }

    @Test
    void aNodesNameIsCutAndCannotSendControlCodes() {
        read("node;desc=\"" + "x".repeat(500) + "\"");
        assertThat(timing.node).hasSize(ServerTiming.NODE_LENGTH_MAX);

        read("node;desc=\"\u001b[31mred\"");
        assertThat(timing.node).isEqualTo("[31mred");
    }

    @Test
    void nothingIsLeftOfTheResponseBefore() {
        read("db;desc=\"14 queries\";dur=3.2, pool;dur=1, cache;desc=hit;dur=1, node;desc=n2, up;dur=1, =");
        timing.clear();

        assertThat(timing.isPresent()).isFalse();
        assertThat(timing)
                .usingRecursiveComparison()
                .ignoringFields("nodes", "scanner")
                .isEqualTo(new ServerTiming());
    }
}
