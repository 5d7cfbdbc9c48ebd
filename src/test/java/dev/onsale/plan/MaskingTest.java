package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Of {@code a b!'&+ü\}: what encodeURIComponent, Go, .NET, PHP and a template engine make of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "open a b!'&+ü\\",
                "open%20a%20b!'%26%2B%C3%BC%5C",
                "open+a+b%21%27%26%2b%c3%bc%5c",
                "open a b!'\\u0026+ü\\\\",
                "open a b!\\u0027\\u0026\\u002B\\u00FC\\\\",
                "open a b!&#x27;&amp;&#x2B;&#xFC;\\",
                "open a b!&#39;&amp;&#43;&#252;&#92;",
                "open%2520a%2520b!'%2526%252B%25C3%25BC%255C",
                "open%20a b!'\\u0026&#43;ü\\\\"
            })
    void whateverAWriterEscapes(String form) {
        Masking odd = Masking.NONE.and(Map.of("open a b!'&+ü\\", "${KEY}"));
        assertThat(odd.mask("100% of a " + form + " & so on \\z")).isEqualTo("100% of a ${KEY} & so on \\z");
    }

    @Test
    void thePartsOfAValueDoNotHideWhereItEnds() {
        Masking header = Masking.NONE.and(Map.of("opensesame é2#", "${KEY}", "opensesame", Masking.NOT_SHOWN));
        assertThat(header.mask("\"opensesame \\u00e92#\", opensesame%20%C3%A92%23"))
                .isEqualTo("\"${KEY}\", ${KEY}");
    }

    @Property(tries = 300)
    void whatHoldsNoSecretStaysAsItIs(
            @ForAll @Chars({'%', 'x', 'u', '\\', '&', '#', ';', '2', '6', 'F', 'ü'}) String text) {
        assertThat(masking.mask(text)).isEqualTo(text);
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
