package dev.onsale.record.walk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onsale.plan.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes what a response contains instead of what an extractor looked for. */
public final class BodyContents {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern EXTRACTOR = Pattern.compile("(?s)(\\w+)\\((.*)\\).*");
    private static final Pattern SEGMENT = Pattern.compile("\\.?([\\w-]+)|\\[['\"]([^'\"]+)['\"]]|\\[(\\d{1,9}|\\*)]");
    private static final int BEGINNING_LENGTH = 80;
    private static final int NAMES_MAX = 20;

    private final Exchange.Reply reply;

    public BodyContents(Exchange.Reply reply) {
        this.reply = reply;
    }

    /**
     * A sentence such as {@code the body has the keys: holdId, seats, price - nearest: holdId}.
     *
     * @param extractor as Gatling names it, for example {@code jsonPath($.hold)}
     */
    public String insteadOf(String extractor) {
        Matcher parsed = EXTRACTOR.matcher(extractor);
        String kind = parsed.matches() ? parsed.group(1) : extractor;
        String argument = parsed.matches() ? parsed.group(2) : "";
        return switch (kind) {
            case "jsonPath", "jmesPath" -> json(argument);
            case "header" ->
                names(
                        "the answer has the headers",
                        reply.headers().stream().map(Exchange.Field::name).toList(),
                        argument);
            default -> beginning("the body");
        };
    }

    private String json(String path) {
        JsonNode root;
        try {
            root = MAPPER.readTree(reply.body());
        } catch (JsonProcessingException e) {
            return beginning("the body is no JSON; it");
        }
        if (root.isMissingNode()) {
            return "the body is empty";
        }
        if (path.contains("..")) {
            return names("the body has the keys", allKeys(root), path.substring(path.lastIndexOf('.') + 1));
        }
        JsonNode node = root;
        StringBuilder reached = new StringBuilder("$");
        Matcher segment = SEGMENT.matcher(path.startsWith("$") ? path.substring(1) : path);
        for (int at = 0; segment.find() && segment.start() == at; at = segment.end()) {
            Optional<String> key =
                    Optional.ofNullable(segment.group(1)).or(() -> Optional.ofNullable(segment.group(2)));
            JsonNode next = key.isPresent() ? node.path(key.get()) : node.path(index(segment.group(3)));
            if (next.isMissingNode()) {
                return here(reached.toString(), node, key.orElse(""));
            }
            reached.append(key.map(name -> "." + name).orElseGet(segment::group));
            node = next;
        }
        return node.isNull() ? reached + " is null" : here(reached.toString(), node, "");
    }

    private static int index(String written) {
        return written.equals("*") ? 0 : Integer.parseInt(written);
    }

    private static String here(String path, JsonNode node, String wanted) {
        String subject = path.equals("$") ? "the body" : path;
        if (node.isObject()) {
            List<String> keys = new ArrayList<>();
            node.fieldNames().forEachRemaining(keys::add);
            return names(subject + " has the keys", keys, wanted);
        }
        if (node.isArray()) {
            return subject + " is a list of " + node.size();
        }
        return subject + " is " + node.getNodeType().name().toLowerCase(Locale.ROOT) + ": " + cut(node.toString());
    }

    private static Set<String> allKeys(JsonNode node) {
        Set<String> keys = new LinkedHashSet<>();
        node.fieldNames().forEachRemaining(keys::add);
        node.forEach(child -> keys.addAll(allKeys(child)));
        return keys;
    }

    private static String names(String subject, Collection<String> names, String wanted) {
        if (names.isEmpty()) {
            return subject + ": none";
        }
        List<String> first = names.stream().limit(NAMES_MAX).toList();
        String more = names.size() > NAMES_MAX ? ", and " + (names.size() - NAMES_MAX) + " more" : "";
        return subject + ": " + String.join(", ", first) + more
                + nearest(wanted, names).map(name -> " - nearest: " + name).orElse("");
    }

    /** The name that differs by few enough typing errors, else one that contains the wanted name. */
    static Optional<String> nearest(String wanted, Collection<String> names) {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        String lower = wanted.toLowerCase(Locale.ROOT);
        return NearestName.to(wanted, names)
                .or(() -> names.stream()
                        .filter(name -> {
                            String other = name.toLowerCase(Locale.ROOT);
                            return other.contains(lower) || lower.contains(other);
                        })
                        .findFirst());
    }

    private String beginning(String subject) {
        if (reply.body().isBlank()) {
            return "the body is empty";
        }
        String type = reply.header("Content-Type");
        return subject + (type.isEmpty() ? "" : " (" + type + ")") + " begins: " + cut(reply.body());
    }

    private static String cut(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= BEGINNING_LENGTH ? line : line.substring(0, BEGINNING_LENGTH) + "…";
    }
}
