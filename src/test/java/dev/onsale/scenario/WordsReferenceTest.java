package dev.onsale.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Delay;
import dev.onsale.scenario.WordsReference.Section;
import dev.onsale.scenario.WordsReference.Word;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.http.HttpDsl;
import java.io.IOException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference of all words: made from their Javadoc, complete, and its examples compile. */
class WordsReferenceTest {

    private static final Path PAGE = Path.of("docs/words.md");
    private static final Path SOURCES = Path.of("src/main/java/dev/onsale");

    /** In the order of a journey, and what is used everywhere last. */
    private static final List<String> TYPES = List.of(
            "scenario/OnSale",
            "scenario/Kind",
            "scenario/SaleDsl",
            "scenario/WaitingRoom",
            "scenario/WaitInQueue",
            "scenario/Step",
            "scenario/PickSeats",
            "scenario/SeatMapPage",
            "scenario/SeatMap",
            "scenario/Seats",
            "scenario/TryElsewhere",
            "scenario/Release",
            "scenario/Checkout",
            "scenario/Pay",
            "scenario/AnotherCard",
            "scenario/Challenge",
            "scenario/OrderStatus",
            "scenario/SellInPerson",
            "scenario/AfterSale",
            "scenario/Repeat",
            "scenario/Task",
            "scenario/SessionHeader",
            "scenario/JsonObject",
            "scenario/Answer",
            "scenario/Retries",
            "scenario/Refreshing",
            "scenario/Weighted",
            "plan/Delay");

    /** What onsale itself asks of them; authors write none of it. */
    private static final Set<String> NOT_WRITTEN = Set.of(
            "OnSale.kinds",
            "OnSale.estimate",
            "OnSale.authoredSteps",
            "OnSale.scenario",
            "OnSale.protocolOn",
            "Kind.name",
            "Kind.steps",
            "Kind.lastSteps",
            "Kind.canFinish",
            "Weighted.at",
            "Weighted.values",
            "Weighted.share",
            "Delay.at",
            "Delay.median");

    private static final String INTRODUCTION = """
            # Words

            Every word of the scenario language, with an example. This page is made from the Javadoc of
            `dev.onsale.scenario`, and a test fails when it is out of date. The language by numbered examples is in
            [scenarios/README.md](../scenarios/README.md).

            In the examples `hold`, `payment`, `sale`, `post` and `request` stand for any request in Gatling's
            spelling, such as `http("hold").post("/events/#{event}/holds")`, and `queue` for a waiting room.
            """;

    @TempDir
    Path folder;

    private static List<Section> sections() throws IOException {
        List<Section> written = new ArrayList<>();
        for (Section section : WordsReference.read(
                TYPES.stream().map(type -> SOURCES.resolve(type + ".java")).toList())) {
            written.add(new Section(
                    section.type(),
                    section.text(),
                    section.words().stream()
                            .filter(word -> !NOT_WRITTEN.contains(word.type() + "." + word.name()))
                            .toList()));
        }
        return written;
    }

    @Test
    void thePageIsWhatTheJavadocSays() throws IOException {
        String page = WordsReference.page(INTRODUCTION, sections());
        Path got = Path.of("target/golden/words.md");
        Files.createDirectories(got.getParent());
        Files.writeString(got, page);
        if (Boolean.getBoolean("onsale.golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/words.md; what it should be is in target/golden/words.md")
                .isEqualTo(page);
    }

    @Test
    void everyWordSaysWhatItDoesAndHasAnExample() throws IOException {
        assertThat(sections().stream()
                        .filter(section -> section.text().isEmpty())
                        .map(Section::type))
                .as("types without Javadoc")
                .isEmpty();
        assertThat(sections().stream()
                        .flatMap(section -> section.words().stream())
                        .filter(word -> word.text().isEmpty() || !word.example().contains(word.name()))
                        .map(word -> word.type() + "." + word.name() + ": " + word.example()))
                .as("words whose Javadoc does not say what they do, or does not end with an example of them")
                .isEmpty();
    }

    @Test
    void noTypeThatAuthorsWriteIsMissing() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES.resolve("scenario"))) {
            List<String> open = files.filter(file -> opens(file))
                    .map(file -> "scenario/" + file.getFileName().toString().replace(".java", ""))
                    .filter(type -> !Set.of(
                                    "Word", "Behaviour", "Rehearsal", "Visit", "StepName", "SentSteps", "Template")
                            .contains(type.substring(type.indexOf('/') + 1)))
                    .toList();
            assertThat(TYPES).containsAll(open);
        }
    }

    private static boolean opens(Path file) {
        try {
            return Files.readString(file).matches("(?s).*\\npublic (final |abstract )*(class|record|interface) .*");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theExamplesCompile() throws IOException {
        List<String> examples = sections().stream()
                .flatMap(section -> section.words().stream())
                .map(Word::example)
                .filter(example -> !example.isEmpty())
                .toList();
        assertThat(examples).hasSizeGreaterThan(100);
        assertThat(CompiledWords.complaints(folder, examples)).isEmpty();
    }

    @Test
    void noNameIsImportedFromBothGatlingAndOnsale() {
        Set<String> gatlings = Stream.of(CoreDsl.class, HttpDsl.class)
                .flatMap(WordsReferenceTest::statics)
                .collect(Collectors.toSet());
        assertThat(gatlings).contains("http", "exec", "jsonPath", "status", "repeat", "poll");
        Set<String> ours = Stream.of(
                        OnSale.class,
                        SaleDsl.class,
                        Answer.class,
                        Weighted.class,
                        Retries.class,
                        Refreshing.class,
                        Seats.class,
                        SeatMap.class,
                        Behaviour.class,
                        Delay.class)
                .flatMap(WordsReferenceTest::statics)
                .collect(Collectors.toSet());
        assertThat(ours).contains("pickSeats", "jsonIs", "weighted").doesNotContainAnyElementsOf(gatlings);
    }

    private static Stream<String> statics(Class<?> type) {
        return Stream.concat(
                        Arrays.<Member>stream(type.getDeclaredMethods()),
                        Arrays.<Member>stream(type.getDeclaredFields()))
                .filter(member -> Modifier.isStatic(member.getModifiers())
                        && (Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers())))
                .map(Member::getName);
    }
}
