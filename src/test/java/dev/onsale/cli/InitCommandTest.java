package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitCommandTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "init");

    private final CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path folder = Path.of("");

    /** What it writes, word by word, and that it compiles and can come true as written. */
    @ParameterizedTest
    @CsvSource({
        "practice,      SpringTourOnSale, ''",
        "general,       SpringTourOnSale, --general-admission --seats 300",
        "own,           SpringTourOnSale, --target https://staging.example.org --seats 12000",
        "own-open,      SpringTourOnSale, --target http://127.0.0.1:8080 --no-waiting-room --general-admission",
        "own-open-seats, SpringTourOnSale, --target http://127.0.0.1:8080/shop --no-waiting-room",
    })
    void writesAPlanThatCanComeTrue(String golden, String className, String options) throws IOException {
        assertThat(init(("--name spring-tour " + options).strip().split(" "))).isZero();

        assertThat(captured.verdicts()).contains("spring-tour.yaml").contains(className + ".java");
        assertThat(captured.progress()).contains("next: onsale plan ");
        try (Stream<Path> written = Files.list(folder)) {
            assertThat(written.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("spring-tour.yaml", className + ".java");
        }
        assertGolden(golden + ".yaml", folder.resolve("spring-tour.yaml"));
        assertGolden(golden + ".java.txt", folder.resolve(className + ".java"));

        CapturedConsole plan = new CapturedConsole();
        int status = plan.run("plan", folder.resolve("spring-tour.yaml").toString());
        assertThat(plan.progress()).isEmpty();
        assertThat(status).isZero();
        assertThat(plan.verdicts())
                .startsWith("CAN COME TRUE  plan spring-tour")
                .contains("Requests");
    }

    @Test
    void makesTheFolderAndNamesThePlanByDefault() {
        Path deeper = folder.resolve("my").resolve("sales");
        assertThat(captured.run("init", deeper.toString())).isZero();
        assertThat(deeper.resolve("starter.yaml")).exists();
        assertThat(deeper.resolve("StarterOnSale.java")).content().contains("class StarterOnSale extends OnSale");
    }

    @Test
    void aTargetNamedByTheEnvironmentIsKeptAsWritten() throws IOException {
        assertThat(init("--target", "https://${SHOP_HOST}")).isZero();
        assertThat(Files.readString(folder.resolve("starter.yaml")))
                .contains("target: https://${SHOP_HOST}")
                .doesNotContain("\nallowedTargets");
    }

    @Test
    void overwritesOnlyWhenTold() throws IOException {
        Path scenario = folder.resolve("StarterOnSale.java");
        Files.writeString(scenario, "mine");

        assertThat(init()).isEqualTo(64);
        assertThat(captured.progress())
                .contains(scenario + " already exists")
                .contains("hint: ")
                .contains("--force");
        assertThat(scenario).hasContent("mine");
        assertThat(folder.resolve("starter.yaml")).as("all or nothing").doesNotExist();

        assertThat(init("--force")).isZero();
        assertThat(Files.readString(scenario)).contains("extends OnSale");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Spring", "spring tour", "../up", "1st", "a--b", "-a", "a-", "", "ä", "a/b", "x.y"})
    void aNameThatIsNone(String name) {
        assertThat(init("--name=" + name)).isEqualTo(64);
        assertThat(captured.progress())
                .contains("is not a valid name for a plan")
                .contains("hint: use at most 40 of a-z");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a1", "spring-tour", "x-2-y"})
    void aNameThatMakesAClass(String name) {
        assertThat(init("--name", name)).isZero();
        assertThat(new CapturedConsole()
                        .run("plan", folder.resolve(name + ".yaml").toString()))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"0", "-5", "1000001"})
    void seatsThatCannotBeSold(String seats) {
        assertThat(init("--seats=" + seats)).isEqualTo(64);
        assertThat(captured.progress()).contains("--seats " + seats).contains("hint: use 1 to 1,000,000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shop.example.org", "ftp://shop.example.org", "https://", "https://a b", "practise", "http://x#y"
            })
    void aTargetThatIsNoUrl(String target) {
        assertThat(init("--target", target)).isEqualTo(64);
        assertThat(captured.progress()).contains("is not a URL").contains("hint: use a URL such as");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void thePracticeBoxOfficeWithoutItsWaitingRoom() {
        assertThat(init("--no-waiting-room")).isEqualTo(64);
        assertThat(captured.progress()).contains("has a waiting room").contains("hint: omit --no-waiting-room");
    }

    @Test
    void aFolderThatCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));
        assertThat(captured.run("init", file.resolve("sales").toString())).isEqualTo(64);
        assertThat(captured.progress()).contains("cannot be written").contains("hint: name a writable folder");
    }

    private int init(String... options) {
        List<String> arguments = new ArrayList<>(List.of("init", folder.toString()));
        arguments.addAll(Arrays.asList(options));
        return captured.run(arguments.stream().filter(text -> !text.isEmpty()).toArray(String[]::new));
    }

    /** The folder differs from test to test, and stands in the comments. */
    private void assertGolden(String name, Path written) throws IOException {
        String actual = Files.readString(written).replace(folder.toString(), "scenarios");
        Path made = Path.of("target", "golden", "init", name);
        Files.createDirectories(made.getParent());
        Files.writeString(made, actual);
        Path golden = GOLDEN.resolve(name);
        if (Boolean.getBoolean("onsale.golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, actual);
        }
        String expected = Files.exists(golden) ? Files.readString(golden, StandardCharsets.UTF_8) : "";
        assertThat(actual).as("%s, now in %s", golden, made).isEqualTo(expected);
    }
}
