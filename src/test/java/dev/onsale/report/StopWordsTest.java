package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.StopReason;
import dev.onsale.record.StopReason.At;
import dev.onsale.record.StopReason.Figure;
import dev.onsale.record.StopReason.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REQUESTS_FAILED      | more than 50 % of requests failed for 10 s",
                "NOTHING_ANSWERED     | a:80 accepted connections and answered none of 1,200 requests in 10 s",
                "TARGET_SILENT        | the target has not answered one request in 10 s",
                "USER                 | stopped by the user",
                "ADDRESS_NOT_ALLOWED  | tried to connect to a:80, which is not an allowed target",
                "INJECTOR_SHORT       | the injector ran short: a:80",
                "RECORD_NOT_WRITTEN   | the record cannot be written: a:80",
                "ENGINE_ENDED         | Gatling ended the run: a:80",
                "ERROR                | a:80",
                "NOT_READY            | it was not ready at --start-at 2026-07-11T10:00:00Z: choose a later instant,"
                        + " because an injector first warms up and prepares",
                "INJECTOR_SILENT      | no message for 10 s",
                "COORDINATOR_SILENT   | no message from shard 0, the coordinator, for 10 s",
                "NOT_JOINED           | shard a:80 of 3 did not join within 10 s",
                "OTHER_COUNT          | it is one of 4 shards, and this fleet has 3",
                "OTHER_PLAN           | its plan, seed, scenario or target differs from shard 0's",
                "JOINED_TWICE         | that shard has already joined, on a:80",
                "LOOPBACK_ELSEWHERE   | the target is a loopback address, and this is another machine than shard 0's, a:80",
                "TOO_LATE             | the fleet has already started or ended",
                "ENDED_WITHOUT_RUN    | it ended with a:80 and left no run",
                "NOT_ENDED            | it did not end in time, and left no run",
                "NO_RUN               | there is no run of it",
                "AS_WORDED            | a:80"
            })
    void eachKindIsOneClause(Kind kind, String words) {
        StopReason why = StopReason.of(kind, "a:80")
                .with(Figure.ALLOWED_SHARE, 0.5)
                .with(Figure.LASTED_MS, 10_000)
                .with(Figure.REQUESTS, 1_200)
                .with(Figure.DUE_AT_MS, 1_783_764_000_000.0)
                .with(Figure.INJECTORS, 3)
                .with(Figure.INJECTORS_THERE, 4);
        assertThat(StopWords.of(why)).isEqualTo(words);
    }

    @Test
    void bothVersionsAreNamed() {
        assertThat(StopWords.of(StopReason.of(Kind.OTHER_VERSION, "2.0", "1.0")))
                .isEqualTo("onsale 2.0 there, 1.0 here");
    }

    @Test
    void whatAnInjectorSaidLastIsQuoted() {
        assertThat(StopWords.of(StopReason.of(Kind.ENDED_WITHOUT_RUN, "exit code 70", "out of memory")))
                .isEqualTo("it ended with exit code 70 and left no run (out of memory)");
    }

    @Test
    void theInjectorIsNamedFirst() {
        At at = new At(1, 3, "host1");
        assertThat(StopWords.of(StopReason.of(Kind.INJECTOR_SHORT, "too many open files")
                        .at(at)))
                .isEqualTo("shard 1/3 on host1: the injector ran short: too many open files");
        assertThat(StopWords.of(
                        StopReason.of(Kind.ENDED_WITHOUT_RUN, "exit code 70").at(at)))
                .isEqualTo("shard 1/3 on host1 ended with exit code 70 and left no run");
        assertThat(StopWords.of(StopReason.of(Kind.TOO_LATE).at(at)))
                .isEqualTo("shard 1/3 on host1 may not join: the fleet has already started or ended");
    }
}
