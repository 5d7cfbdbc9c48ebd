package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RegularFileTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file = folder;

    @BeforeEach
    void name() {
        file = folder.resolve("file");
    }

    @Test
    void readsWhatIsNoLargerThanAllowed() throws IOException {
        Files.writeString(file, "grün");

        assertThat(RegularFile.text(file, 5)).isEqualTo("grün");
        assertThatThrownBy(() -> RegularFile.text(file, 4))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void tellsWhatIsMissingAndWhatIsNoText() throws IOException {
        assertThatThrownBy(() -> RegularFile.bytes(file, 5)).isInstanceOf(NoSuchFileException.class);
        Files.write(file, new byte[] {(byte) 0xff});
        assertThatThrownBy(() -> RegularFile.text(file, 5)).isInstanceOf(CharacterCodingException.class);
    }

    @Test
    @Timeout(60)
    void opensNoPipeNoDeviceAndNoFolder() throws Exception {
        new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
        assertThatThrownBy(() -> RegularFile.bytes(file, 5)).hasMessageContaining("it is a pipe, a socket or a device");
        assertThatThrownBy(() -> RegularFile.bytes(folder, 5)).hasMessageContaining("it is a folder");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/zero"));
        assertThatThrownBy(() -> RegularFile.bytes(link, 5)).hasMessageContaining("it is a pipe, a socket or a device");
    }

    /** A file may grow while it is read, and what is packed says nothing of what it unpacks to. */
    @Test
    void countsWhatIsReadRatherThanWhatWasSaid() throws IOException {
        InputStream unpacked = RegularFile.bounded(new ByteArrayInputStream(new byte[1_000]), file, 999);

        assertThat(unpacked.readNBytes(999)).hasSize(999);
        assertThatThrownBy(unpacked::read).isInstanceOf(FileSystemException.class);
    }
}
