package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaskingTest {
    private static final String SECRET = "pässwörd/+\"<tög&ther>";

    private final Masking masking = Masking.NONE.and(Map.of(SECRET, "${KEY}", "opensesame", Masking.NOT_SHOWN));

    @Test
    void everyFormThatAServerMayGiveBack() {
        String percent = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        for (String form : List.of(
                SECRET,
                percent,
                percent.replace("%2F", "%2f").replace("%2B", "%2b").toLowerCase(java.util.Locale.ROOT),
                "pässwörd/+\\\"<tög&ther>",
                "pässwörd/+&quot;&lt;tög&amp;ther&gt;")) {
            assertThat(masking.mask("a " + form + " z")).as(form).isEqualTo("a ${KEY} z");
        }
    }

    @Test
    void insideBase64WhateverStandsBeforeIt() {
        for (String before : List.of("", "a", "ab", "user:", "user1:")) {
            byte[] bytes = (before + "opensesame" + "!").getBytes(StandardCharsets.UTF_8);
            for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                String digits = encoder.encodeToString(bytes);
                String masked = masking.mask("Basic " + digits);
                assertThat(masked).as(before).contains(Masking.NOT_SHOWN);
                assertThat(masked.length() - Masking.NOT_SHOWN.length())
                        .as("what is left of %s", digits)
                        .isLessThan("Basic ".length() + before.length() * 4 / 3 + 9);
            }
        }
    }

    @Test
    void shortValuesAreWords() {
        Masking words = Masking.NONE.and(Map.of("2026", "${YEAR}", "sevench", "${SEVEN}", "eightcha", "${EIGHT}"));
        assertThat(words.mask("2026 sevench eightcha")).isEqualTo("2026 sevench ${EIGHT}");
    }

    @Test
    void theLongestOfSeveralGoesFirst() {
        Masking two = Masking.NONE.and(Map.of("opensesame", "${A}", "opensesame-and-more", "${B}"));
        assertThat(two.mask("opensesame-and-more opensesame-and")).isEqualTo("${B} ${A}-and");
    }

    @Test
    void whoAUrlNames() {
        assertThat(Masking.NONE.mask("no answer from https://anna:pa55@shop.example.org:8443/x?a=b@c"))
                .isEqualTo("no answer from https://…@shop.example.org:8443/x?a=b@c");
        assertThat(Masking.NONE.mask("jdbc:postgresql://u:p@ss@[::1]/db")).isEqualTo("jdbc:postgresql://…@[::1]/db");
        assertThat(Masking.NONE.mask("https://anna:${PASS}@shop")).isEqualTo("https://anna:${PASS}@shop");
        assertThat(Masking.NONE.mask("mail anna@example.org")).isEqualTo("mail anna@example.org");
    }

    @Test
    void manyAccountsAreLookedForTogether() {
        List<List<String>> rows = new ArrayList<>();
        IntStream.range(0, 50_000)
                .forEach(row -> rows.add(List.of("user" + row + "@example.org", "Secret" + row + "!")));
        Masking all = Masking.NONE.and(new Accounts("accounts.csv", List.of("email", "password"), rows));
        assertThat(all.mask("user49999@example.org may not enter with Secret49999!; user49999%40example.org"))
                .isEqualTo("(not shown) may not enter with (not shown); (not shown)");
    }

    @Test
    void itTellsNothingItself() {
        assertThat(masking.toString()).doesNotContain("opensesame").doesNotContain("KEY");
    }
}
