package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void namesBuildGatlingAndJava() throws IOException {
        assertThat(new Version().getVersion())
                .singleElement()
                .asString()
                .matches("onsale .+, commit [^ ]+, Gatling \\d+\\.\\d+\\.\\d+, Java "
                        + Runtime.version().feature() + "\\b.* \\(.+\\)");
    }

    @Test
    void saysOfACommitWhetherItIsWhatWasBuilt() {
        Properties commit = new Properties();
        assertThat(Version.shown(commit)).isEqualTo("unknown");

        commit.setProperty("git.commit.id.full", "0123456789abcdef0123456789abcdef01234567");
        commit.setProperty("git.dirty", "false");
        assertThat(Version.shown(commit)).isEqualTo("0123456789ab");

        commit.setProperty("git.dirty", "true");
        assertThat(Version.shown(commit)).isEqualTo("0123456789ab-changed");
    }
}
