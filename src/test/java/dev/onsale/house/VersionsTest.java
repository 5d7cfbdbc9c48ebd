package dev.onsale.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The POM says the version; who says it too says the same. */
class VersionsTest {
    private final String version = found("pom.xml", "<artifactId>onsale</artifactId>\\s*<version>([^<]+)</version>");

    @Test
    void samplesDependOnThisVersion() {
        assertThat(found("docs/samples/maven/pom.xml", "<onsale.version>([^<]+)<"))
                .isEqualTo(version);
        assertThat(found("docs/samples/gradle/build.gradle", "'dev\\.onsale:onsale:([^']+)'"))
                .isEqualTo(version);
    }

    @Test
    void theChangelogBeginsWithWhatIsNotReleasedOrWithThisVersion() {
        assertThat(found("CHANGELOG.md", "(?m)^## \\[([^]]+)]")).isIn("Unreleased", version);
        assertThat(text("CHANGELOG.md")).contains("keepachangelog.com");
    }

    private static String found(String file, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text(file));
        assertThat(matcher.find()).as(file + ": " + pattern).isTrue();
        return matcher.group(1);
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
