package dev.onsale.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Baselines of the shipped scenarios, recorded before these were worded anew, count. */
class SameScenariosTest {

    /** Hashes that stand in baselines of the first wording. */
    @ParameterizedTest
    @CsvSource({
        "ArenaOnSale, b017633a863ccf0a",
        "ClubOnSale, 331d4a4cfed6edba",
        "FestivalOnSale, 3c9e166b583fdfef",
        "MatchDay, 5c62a7ba3098ffd1",
        "drills/InPersonOnSale, 55428410f7d598f9",
        "drills/SpikeOnSale, 756ce2d5b4220a6c",
        "drills/SteadySale, 8497fe8ff4c66f1c"
    })
    void aBaselineOfTheFirstWordingIsComparable(String scenario, String before) throws IOException {
        String now = hash(Path.of("scenarios", scenario + ".java"));
        assertThat(fingerprint(now).differencesFrom(fingerprint(before)))
                .as(
                        "hash of %s now: %s; a line of it belongs into same-scenarios.txt as long as %s",
                        scenario, now, "ShippedRequestsIT finds the same requests")
                .isEmpty();
        assertThat(fingerprint(before).differencesFrom(fingerprint(now))).isEmpty();
        assertThat(fingerprint("0123456789abcdef").differencesFrom(fingerprint(before)))
                .as("another scenario is another")
                .containsKey("scenario");
    }

    private static Fingerprint fingerprint(String scenario) {
        return new Fingerprint(Map.of("scenario", scenario, "seed", "7"));
    }

    private static String hash(Path source) throws IOException {
        byte[] digest = Digests.sha256().digest(Files.readString(source).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, 16);
    }
}
