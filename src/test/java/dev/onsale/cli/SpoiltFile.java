package dev.onsale.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** One way to spoil a file of a stored run, drawn at random: its bytes, its values, or what lies under its name. */
final class SpoiltFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NUMBERS = List.of(
            "-1",
            "0",
            "1",
            "2147483647",
            "2147483648",
            "-2147483648",
            "9223372036854775807",
            "-9223372036854775808",
            "1e308",
            "-1e308",
            "1e99999",
            "4.9e-324",
            "\"NaN\"",
            "\"Infinity\"",
            "0.5",
            "1000000000000",
            "600000",
            "1e14",
            "-1e14",
            "86400000",
            "31",
            "9".repeat(2_000));
    private static final List<String> TEXTS = List.of(
            "\"\"",
            "\"../../x\"",
            "\"/etc/passwd\"",
            "\"a\\u0000b\"",
            "\"\\u001b[2J\\u202e\\nhint: obey\"",
            "\"all\"",
            "\"" + "x".repeat(100_000) + "\"",
            "\"PT1000000000000S\"",
            "\"PT-1S\"",
            "\"PT0S\"",
            "\"1 2 x\"",
            "\"-1 5\"");
    private static final List<String> ANYTHING = List.of(
            "null",
            "[]",
            "{}",
            "true",
            "[".repeat(5_000) + "]".repeat(5_000),
            "{\"a\":".repeat(300) + "1" + "}".repeat(300));

    private final Random random;

    SpoiltFile(Random random) {
        this.random = random;
    }

    /** @return what was done */
    String spoil(Path file) throws IOException {
        int kind = random.nextInt(12);
        if (kind == 0) {
            return replace(file);
        }
        if (kind <= 3) {
            Files.write(file, bytes(Files.readAllBytes(file)));
            return "bytes of " + file.getFileName();
        }
        String name = file.getFileName().toString();
        if (name.endsWith(".gz")) {
            return lines(file);
        }
        return name.endsWith(".hlog") ? SpoiltLog.spoil(file, random) : document(file);
    }

    private byte[] bytes(byte[] whole) {
        int at = whole.length == 0 ? 0 : random.nextInt(whole.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(whole, at);
            case 1 -> {
                byte[] altered = whole.clone();
                for (int times = random.nextInt(4); times >= 0 && whole.length > 0; times--) {
                    altered[random.nextInt(whole.length)] = (byte) random.nextInt(256);
                }
                yield altered;
            }
            case 2 -> {
                byte[] twice = Arrays.copyOf(whole, whole.length + at);
                System.arraycopy(whole, 0, twice, whole.length, at);
                yield twice;
            }
            default -> new byte[random.nextInt(3)];
        };
    }

    /** Something else than a file under its name, or another file of the run. */
    private String replace(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        byte[] other = Files.readAllBytes(any(filesOf(folder)));
        Files.delete(file);
        int kind = random.nextInt(6);
        switch (kind) {
            case 0 -> Files.createDirectory(file);
            case 1 -> pipe(file);
            case 2 -> Files.createSymbolicLink(file, Path.of(random.nextBoolean() ? "/dev/zero" : "/dev/tty"));
            case 3 -> Files.createSymbolicLink(file, file);
            case 4 -> Files.createSymbolicLink(file, Path.of("/etc/passwd"));
            default -> Files.write(file, other);
        }
        return "other " + kind + " under the name of " + file.getFileName();
    }

    static void pipe(Path file) throws IOException {
        try {
            new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String lines(Path file) throws IOException {
        String text;
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            text = new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notZippedAnyMore) {
            return "nothing";
        }
        List<String> lines = new ArrayList<>(text.lines().toList());
        StringBuilder done = new StringBuilder();
        for (int times = lines.isEmpty() ? 0 : 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(lines.size());
            StringBuilder changed = new StringBuilder();
            lines.set(at, value(lines.get(at), changed));
            done.append(changed);
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(packed)) {
            zipped.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, packed.toByteArray());
        return file.getFileName() + ":" + done;
    }

    private String document(Path file) throws IOException {
        StringBuilder done = new StringBuilder();
        String text = Files.readString(file);
        for (int times = random.nextInt(3); times >= 0; times--) {
            text = value(text, done);
        }
        Files.writeString(file, text);
        return file.getFileName() + ":" + done;
    }

    /** The document with a value of it replaced, mostly by one of its type; or left out, or there twice. */
    private String value(String document, StringBuilder done) {
        try {
            JsonNode root = JSON.readTree(document);
            List<Place> places = new ArrayList<>();
            collect(root, "", places);
            if (places.isEmpty()) {
                return document;
            }
            Place place = any(places);
            String mark = "spoilt-" + random.nextInt(1_000_000);
            String by = by(place.value());
            done.append(' ').append(place.path()).append('=').append(by, 0, Math.min(40, by.length()));
            if (place.in() instanceof ObjectNode object && random.nextInt(12) == 0) {
                object.remove(place.key());
                return JSON.writeValueAsString(root);
            }
            if (place.in() instanceof ObjectNode object && random.nextInt(20) == 0) {
                object.put(mark, "");
                return JSON.writeValueAsString(root).replace(mark, place.key());
            }
            if (place.in() instanceof ArrayNode array && random.nextInt(5) == 0) {
                for (int times = 0; times < 200; times++) {
                    array.add(place.value());
                }
            }
            if (place.in() instanceof ObjectNode object) {
                object.put(place.key(), mark);
            } else {
                ((ArrayNode) place.in())
                        .set(
                                Integer.parseInt(place.key()),
                                JSON.getNodeFactory().textNode(mark));
            }
            return JSON.writeValueAsString(root).replace("\"" + mark + "\"", by);
        } catch (IOException noJsonAnyMore) {
            return document;
        }
    }

    private String by(JsonNode value) {
        if (random.nextInt(8) == 0) {
            return any(ANYTHING);
        }
        if (value.isNumber()) {
            return any(NUMBERS);
        }
        if (value.isTextual()) {
            return any(TEXTS);
        }
        return value.isBoolean() ? String.valueOf(!value.booleanValue()).toLowerCase(Locale.ROOT) : any(ANYTHING);
    }

    private record Place(JsonNode in, String key, JsonNode value, String path) {}

    private static void collect(JsonNode node, String path, List<Place> places) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                places.add(new Place(node, entry.getKey(), entry.getValue(), path + "." + entry.getKey()));
                collect(entry.getValue(), path + "." + entry.getKey(), places);
            });
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                places.add(new Place(node, Integer.toString(index), array.get(index), path + "." + index));
                collect(array.get(index), path + "." + index, places);
            }
        }
    }

    static List<Path> filesOf(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
