package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.plan.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {

    @TempDir
    Path folder;

    @Test
    void foldersJarsAndAllJarsOfAFolderInOrder() throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Path lib = Files.createDirectory(folder.resolve("lib"));
        Path second = Files.createFile(lib.resolve("b.jar"));
        Path first = Files.createFile(lib.resolve("a.jar"));
        Files.createFile(lib.resolve("readme.txt"));
        Path single = Files.createFile(folder.resolve("one.jar"));

        assertThat(ClassPath.parse(classes + ":" + lib + "/*::" + single).entries())
                .containsExactly(classes, first, second, single);
    }

    @Test
    void whatIsNotThereIsNamed() {
        BadInputException missing =
                catchThrowableOfType(BadInputException.class, () -> ClassPath.parse("no/such/folder/*"));
        assertThat(missing).hasMessageContaining("no/such/folder/*");
        assertThat(missing.hint()).contains("target/classes:lib/*");
    }

    @Test
    void whatIsOnItIsToldToTheCompilerBehindOnsalesOwn() {
        assertThat(new ClassPath(java.util.List.of(Path.of("/a"), Path.of("/b.jar"))).after("own"))
                .isEqualTo("own:/a:/b.jar");
        assertThat(ClassPath.NONE.toString()).isEqualTo("empty");
    }
}
