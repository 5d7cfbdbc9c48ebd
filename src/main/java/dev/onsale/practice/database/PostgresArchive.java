package dev.onsale.practice.database;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The bundled PostgreSQL: a packed archive of programs and libraries, relocatable once unpacked. */
final class PostgresArchive {
    private final URL resource;

    private PostgresArchive(URL resource) {
        this.resource = resource;
    }

    static PostgresArchive ofThisMachine() throws IOException {
        String machine = System.getProperty("os.arch");
        return of(System.getProperty("os.name"), machine);
    }

    /** The first, because the class path may name the same jar twice. */
    static PostgresArchive of(String system, String machine) throws IOException {
        String packedFor = switch (machine) {
            case "amd64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> machine;
        };
        String name = "/postgres-" + system.toLowerCase(Locale.ROOT) + "-" + packedFor + ".txz";
        URL resource = PostgresArchive.class.getResource(name);
        if (resource == null) {
            throw new IOException("no PostgreSQL is bundled for " + system + " on " + machine);
        }
        return new PostgresArchive(resource);
    }

    InputStream open() throws IOException {
        return resource.openStream();
    }

    /** Identifies an archive without reading it. */
    String fingerprint() throws IOException {
        URLConnection connection = resource.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return HexFormat.of().toHexDigits((int) jar.getJarEntry().getCrc());
        }
        return Long.toString(connection.getContentLengthLong());
    }

    /**
     * Unpacks it in the layout that the library that starts servers expects: in a folder named after the archive's
     * checksum, marked complete by a file.
     *
     * @return that folder
     */
    Path unpackInto(Path folder) throws IOException, InterruptedException {
        Path unpacking = Files.createDirectory(folder.resolve("unpacking"));
        MessageDigest checksum = md5();
        try (InputStream packed = new DigestInputStream(resource.openStream(), checksum)) {
            try (TarArchiveInputStream files = new TarArchiveInputStream(new XZInputStream(new LeftOpen(packed)))) {
                for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException("interrupted while unpacking PostgreSQL");
                    }
                    unpack(entry, files, unpacking);
                }
            }
            packed.transferTo(OutputStream.nullOutputStream());
        }
        Files.createFile(unpacking.resolve(".exists"));
        return Files.move(unpacking, folder.resolve("PG-" + HexFormat.of().formatHex(checksum.digest())));
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive of PostgreSQL holds " + entry.getName() + ", outside of it");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Path parent = Objects.requireNonNull(target.getParent());
        Files.createDirectories(parent);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, folder.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(content, target);
            boolean program = parent.endsWith("bin");
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static MessageDigest md5() throws IOException {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException missing) {
            throw new IOException("every Java has MD5", missing);
        }
    }

    /** The checksum includes what follows the last file. */
    private static final class LeftOpen extends FilterInputStream {
        LeftOpen(InputStream packed) {
            super(packed);
        }

        @Override
        public void close() {
            // Closed by its opener.
        }
    }
}
