package dev.onsale.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Spoils a histogram, a time or a tag of an interval log, and makes its last line vouch for it again. */
final class SpoiltLog {
    private static final List<String> TIMES =
            List.of("NaN", "-1.000", "Infinity", "1e300", "9223372036854775807", "86400.000", "0.000", "x", "");
    private static final List<String> TAGS = List.of("s0", "s1", "s1!ko", "s1!un", "s99999999999", "", "!ko", "../x");

    private SpoiltLog() {}

    static String spoil(Path file, Random random) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
        List<Integer> histograms = new ArrayList<>();
        for (int number = 0; number < lines.size(); number++) {
            if (lines.get(number).startsWith("Tag=")) {
                histograms.add(number);
            }
        }
        if (histograms.isEmpty()) {
            return "nothing";
        }
        int at = histograms.get(random.nextInt(histograms.size()));
        String[] parts = lines.get(at).split(",", -1);
        if (parts.length != 5) {
            return "nothing";
        }
        int what = random.nextInt(6);
        switch (what) {
            case 0 -> parts[0] = "Tag=" + TAGS.get(random.nextInt(TAGS.size()));
            case 1 -> parts[1] = TIMES.get(random.nextInt(TIMES.size()));
            case 2 -> parts[2] = TIMES.get(random.nextInt(TIMES.size()));
            default -> parts[4] = histogram(parts[4], random);
        }
        lines.set(at, String.join(",", parts));
        if (random.nextInt(10) == 0) {
            lines.addAll(at, Arrays.asList(lines.get(at), lines.get(at)));
        }
        seal(file, lines);
        return file.getFileName() + ": part " + what + " of line " + at;
    }

    /** Writes the lines with a last one that fits them. */
    static void seal(Path file, List<String> lines) throws IOException {
        List<String> body =
                lines.stream().filter(line -> !line.startsWith("#[End: ")).toList();
        byte[] text = (String.join("\n", body) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        long histograms = body.stream().filter(line -> line.startsWith("Tag=")).count();
        String trailer = "#[End: " + histograms + " intervals, sha-256 " + sha256(text) + "]\n";
        Files.write(file, text);
        Files.writeString(file, trailer, java.nio.file.StandardOpenOption.APPEND);
    }

    static String sha256(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has it", e);
        }
    }

    private static String histogram(String base64, Random random) {
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            byte[] content = inflated(encoded);
            ByteBuffer header = ByteBuffer.wrap(content);
            switch (random.nextInt(7)) {
                case 0 -> header.putInt(4, random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt());
                case 1 -> header.putInt(8, random.nextInt());
                case 2 -> header.putInt(12, random.nextInt(8) - 1);
                case 3 -> header.putLong(16, random.nextLong());
                case 4 -> header.putLong(24, random.nextBoolean() ? Long.MAX_VALUE : random.nextLong());
                case 5 -> header.putDouble(32, Double.NaN);
                default -> content[40 + random.nextInt(content.length - 40)] = (byte) random.nextInt(256);
            }
            byte[] packed = deflated(content);
            ByteBuffer outer = ByteBuffer.allocate(8 + packed.length);
            outer.put(encoded, 0, 4).putInt(random.nextInt(10) == 0 ? random.nextInt() : packed.length);
            return Base64.getEncoder().encodeToString(outer.put(packed).array());
        } catch (DataFormatException | RuntimeException noHistogramAnyMore) {
            return base64;
        }
    }

    private static byte[] inflated(byte[] encoded) throws DataFormatException {
        Inflater inflater = new Inflater();
        inflater.setInput(encoded, 8, encoded.length - 8);
        byte[] content = new byte[1_000_000];
        int length = inflater.inflate(content);
        inflater.end();
        return Arrays.copyOf(content, length);
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length + 100];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }
}
