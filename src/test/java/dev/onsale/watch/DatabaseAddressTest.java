package dev.onsale.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.plan.BadInputException;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("DB_PASSWORD", "p@ss/w:rd");

    private static DatabaseAddress parse(String text) {
        return DatabaseAddress.parse(text, ENVIRONMENT::get);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://shop@db.example:6432/sales, db.example:6432/sales, shop,",
        "postgres://shop:secret@db.example/sales, db.example:5432/sales, shop, secret",
        "jdbc:postgresql://db.example/sales?user=shop&password=secret&sslmode=require, db.example:5432/sales, shop, secret",
        "jdbc:postgresql://shop:secret@db.example/sales, db.example:5432/sales, shop, secret",
        "POSTGRESQL://shop:s%40cr%2Ft@[::1]:5433/sales, [::1]:5433/sales, shop, s@cr/t"
    })
    void isReadAsLibpqAndJdbcWriteIt(String written, String shown, String user, String password) {
        DatabaseAddress address = parse(written);

        assertThat(address).hasToString(shown);
        assertThat(address.properties().getProperty("user")).isEqualTo(user);
        assertThat(address.properties().getProperty("password")).isEqualTo(password);
        assertThat(address.jdbcUrl()).startsWith("jdbc:postgresql://").doesNotContain("secret", "@", "?");
        assertThat(address.isPractice()).isFalse();
    }

    @Test
    void optionsOfTheDriverAreKept() {
        assertThat(parse("postgresql://shop@db/sales?sslmode=require")
                        .properties()
                        .getProperty("sslmode"))
                .isEqualTo("require");
    }

    @Test
    void practiceIsAWord() {
        assertThat(parse(" practice ")).isSameAs(DatabaseAddress.PRACTICE).hasToString("practice");
    }

    @Test
    void aPasswordMayComeFromTheEnvironment() {
        DatabaseAddress address = parse("jdbc:postgresql://db/sales?user=shop&password=${DB_PASSWORD}");
        assertThat(address.properties().getProperty("password")).isEqualTo("p@ss/w:rd");
        assertThat(address.withoutPassword("no p@ss/w:rd here")).isEqualTo("no … here");

        assertThatThrownBy(() -> parse("postgresql://shop:${NOT_THERE}@db/sales"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("--evidence-db: the environment variable NOT_THERE is not set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "practise",
                "mysql://shop:secret@db/sales",
                "db.example:5432/sales",
                "postgresql://",
                "postgresql:///sales",
                "postgresql://shop:secret@/sales",
                "postgresql://shop:secret@db:port/sales",
                "jdbc:postgresql:sales?password=secret",
                "http://shop:secret@db/sales#secret"
            })
    void whatIsNoneIsRefusedWithoutItsSecrets(String written) {
        assertThatThrownBy(() -> parse(written))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("--evidence-db: ")
                .hasMessageNotContaining("secret")
                .asInstanceOf(InstanceOfAssertFactories.type(BadInputException.class))
                .extracting(BadInputException::hint)
                .asString()
                .contains("postgresql://user@host:5432/database");
    }
}
