package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.plan.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherLanguageTest {

    @TempDir
    private Path folder;

    private static BadInputException refused(Path file) {
        return catchThrowableOfType(BadInputException.class, () -> OtherLanguage.refuse(file));
    }

    @ParameterizedTest
    @CsvSource({"kt, Kotlin", "scala, Scala"})
    void aSourceThatMakesAClassIsToldHowToPassIt(String extension, String language) throws IOException {
        Path source = Files.writeString(folder.resolve("Shop." + extension), "package our.shop\n\nclass Shop");
        assertThat(refused(source)).hasMessageContaining(language);
        assertThat(refused(source).hint()).contains("onsale run our.shop.Shop").contains("--classpath");
    }

    @ParameterizedTest
    @CsvSource({"js, JavaScript", "ts, TypeScript"})
    void aSourceThatMakesNoneIsToldSo(String extension, String language) {
        assertThat(refused(folder.resolve("shop.gatling." + extension))).hasMessageContaining(language);
    }

    @Test
    void javaAndClassesAndPlansGoOn() {
        OtherLanguage.refuse(Path.of("Shop.java"));
        OtherLanguage.refuse(Path.of("our.shop.Shop"));
        OtherLanguage.refuse(Path.of("shop.yaml"));
    }
}
