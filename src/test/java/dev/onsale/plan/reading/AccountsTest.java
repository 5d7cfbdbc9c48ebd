package dev.onsale.plan.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.plan.Accounts;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest {

    private static final String SECRET = "hunter2";

    @TempDir
    Path folder;

    @Test
    void theColumnsOfARowBelongToTheVisitorOfItsNumber() throws IOException {
        Accounts accounts = read("email, password\n\nanna@example.org,\"comma, \"\"quote\"\"\"\nberta@example.org,b\n");
        assertThat(accounts.of(0)).isEqualTo(Map.of("email", "anna@example.org", "password", "comma, \"quote\""));
        assertThat(accounts.of(1)).isEqualTo(Map.of("email", "berta@example.org", "password", "b"));
        assertThat(accounts).hasToString("2 accounts");
        assertThat(Accounts.NONE.of(4_711)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                      | empty",
                "email,email;a,b                         | columns 1 and 2 have the same name",
                "email,#1;a,b                            | its first row is not a header: value 2 is not a column name",
                "email,visitor;a,b                       | a column must not be named visitor",
                "email,password;a,hunter2;b              | row 2 has 1 values for 2 columns",
                "email,password;a,hunter2,c              | row 1 has 3 values for 2 columns",
                "email,password;a,hunter2;b,x;a,hunter2  | rows 1 and 3 are the same account",
                "email,password;a,\"hunter2              | not CSV in UTF-8",
            })
    void aMistakeIsToldWithoutAnyValue(String csv, String message) {
        BadInputException refused = catchThrowableOfType(BadInputException.class, () -> read(csv.replace(';', '\n')));
        assertThat(refused).hasMessageStartingWith("accounts.csv: ").hasMessageContaining(message);
        assertThat(refused.getMessage() + refused.hint() + refused.getCause()).doesNotContain(SECRET);
    }

    @Test
    void aMarkOfTheByteOrderIsNoPartOfTheFirstName() throws IOException {
        assertThat(read("\uFEFFemail,password\nanna,a").of(0)).isEqualTo(Map.of("email", "anna", "password", "a"));
    }

    @Test
    void aFileWithoutAHeaderIsToldSoAndNotQuoted() {
        BadInputException refused = catchThrowableOfType(
                BadInputException.class, () -> read("Passw0rd,anna@example.org\nPassw1rd,bert@example.org"));
        assertThat(refused).hasMessage("accounts.csv: its first row is not a header: value 2 is not a column name");
        assertThat(refused.hint()).startsWith("write the column names into the first row");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path csv = folder.resolve("accounts.csv");
        Files.write(csv, "email\nMüller\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(catchThrowableOfType(BadInputException.class, () -> AccountsReader.read(csv, "accounts.csv")))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aPlanGetsItsAccountsFromAFileBesideIt() throws IOException {
        write(10);
        assertThat(accounts("").of(9)).isEqualTo(Map.of("email", "visitor9@example.org"));
    }

    @Test
    void aMissingFileIsRefused() {
        assertThat(catchThrowableOfType(BadInputException.class, () -> accounts("")))
                .hasMessage("accounts.csv: no such accounts file");
    }

    @Test
    void tooFewAccountsAreRefusedWithBothNumbers() throws IOException {
        write(9);
        BadInputException refused = catchThrowableOfType(BadInputException.class, () -> accounts(""));
        assertThat(refused).hasMessage("accounts.csv: 9 accounts for 10 visitors");
        assertThat(refused.hint()).contains("add 1 rows");
    }

    @Test
    void theWarmUpNeedsAccountsToo() throws IOException {
        write(10);
        assertThatCode(() -> accounts("warmUp: { rate: 5/s, for: 2s }\n")).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(BadInputException.class, () -> accounts("warmUp: { rate: 6/s, for: 2s }\n")))
                .hasMessage("accounts.csv: 10 accounts for 12 visitors");
    }

    private void write(int rows) throws IOException {
        String lines = IntStream.range(0, rows)
                .mapToObj(row -> "visitor" + row + "@example.org\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("accounts.csv"), "email\n" + lines);
    }

    private Accounts accounts(String more) throws IOException {
        Path file = folder.resolve("plan.yaml");
        Files.writeString(
                file,
                "plan: small\nscenario: Small.java\ntarget: practice\naccounts: accounts.csv\n" + more
                        + "arrivals:\n  - { phase: doors, rate: 10/s, for: 1s }\n");
        Plan plan = PlanLoader.load(file, Map.of());
        return PlanLoader.accounts(plan, PlanSecrets.of(plan, name -> null), file);
    }

    private Accounts read(String csv) throws IOException {
        Path file = folder.resolve("accounts.csv");
        Files.writeString(file, csv);
        return AccountsReader.read(file, "accounts.csv");
    }
}
