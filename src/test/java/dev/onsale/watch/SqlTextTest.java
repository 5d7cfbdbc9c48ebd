package dev.onsale.watch;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    SELECT a FROM t WHERE id = $1 AND "col2" = $12 | SELECT a FROM t WHERE id = $1 AND "col2" = $12
                    SELECT a FROM t2 WHERE card = '4111 1111' AND n = 42.5 | SELECT a FROM t2 WHERE card = ? AND n = ?
                    SELECT 'it''s', E'a\\'b', 'open | SELECT ?, ?, ?
                    SELECT 1 /* trace 4bf92f */ -- by somebody | SELECT ?
                    ALTER ROLE shop PASSWORD 'secret' | ALTER ROLE shop PASSWORD ?
                    DO $$ secret $$ | DO ?
                    DO $x$ a $$ b $x$, 7 | DO ?, ?
                    """)
    void showsNoValues(String sql, String shown) {
        assertThat(SqlText.withoutValues(sql)).isEqualTo(shown);
    }

    @Property
    void isNeverTooLongAndAlwaysOneLine(@ForAll String sql) {
        assertThat(SqlText.withoutValues(sql + sql.repeat(20)))
                .hasSizeLessThanOrEqualTo(SqlText.LENGTH_MAX)
                .doesNotContain("\n", "'");
    }
}
