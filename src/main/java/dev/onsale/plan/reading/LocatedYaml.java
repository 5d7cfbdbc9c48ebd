package dev.onsale.plan.reading;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.QuotedText;
import dev.onsale.plan.reading.LocatedNode.Entry;
import dev.onsale.plan.reading.LocatedNode.Mapping;
import dev.onsale.plan.reading.LocatedNode.Scalar;
import dev.onsale.plan.reading.LocatedNode.Sequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads one YAML document into a tree with the position of every key and value. */
final class LocatedYaml {
    private static final YAMLFactory FACTORY = new YAMLFactory();
    private static final int DEPTH_MAX = 20;

    private final YAMLParser parser;
    private final Function<JsonLocation, String> marking;

    private LocatedYaml(YAMLParser parser, Function<JsonLocation, String> marking) {
        this.parser = parser;
        this.marking = marking;
    }

    /** Gives positions as {@code file:line:column}. */
    static Optional<LocatedNode> ofFile(String text, String file) {
        return read(text, location -> file + ":" + location.getLineNr() + ":" + location.getColumnNr());
    }

    /** Gives the same position, {@code where}, for every value. */
    static Optional<LocatedNode> ofOption(String text, String where) {
        return read(text, location -> where);
    }

    private static Optional<LocatedNode> read(String text, Function<JsonLocation, String> marking) {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            LocatedYaml yaml = new LocatedYaml(parser, marking);
            JsonToken first = parser.nextToken();
            if (first == null) {
                return Optional.empty();
            }
            LocatedNode root = yaml.node(first, 0);
            if (parser.nextToken() != null) {
                throw new BadInputException(
                        yaml.here() + ": a second YAML document",
                        "keep one plan per file: remove the '---' and everything after it");
            }
            return Optional.of(root);
        } catch (JsonProcessingException e) {
            throw notYaml(e, marking);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LocatedNode node(JsonToken token, int depth) throws IOException {
        String where = here();
        if (parser.isCurrentAlias()) {
            throw new BadInputException(
                    where + ": an alias (" + QuotedText.of("*" + parser.getText()) + ")",
                    "write out the value: plans have no aliases");
        }
        if (depth > DEPTH_MAX) {
            throw new BadInputException(
                    where + ": nested more than " + DEPTH_MAX + " levels deep", "use at most five levels");
        }
        return switch (token) {
            case START_OBJECT -> mapping(where, depth);
            case START_ARRAY -> sequence(where, depth);
            case VALUE_NULL -> new Scalar(null, where);
            default -> new Scalar(parser.getText(), where);
        };
    }

    private Sequence sequence(String where, int depth) throws IOException {
        List<LocatedNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, depth + 1));
        }
        return new Sequence(Collections.unmodifiableList(items), where);
    }

    private Mapping mapping(String where, int depth) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String keyWhere = here();
            Entry earlier = entries.get(key);
            if (earlier != null) {
                throw new BadInputException(
                        keyWhere + ": the key " + QuotedText.of(key) + " was already given at " + earlier.keyWhere(),
                        "keep one of the two");
            }
            entries.put(key, new Entry(keyWhere, node(parser.nextToken(), depth + 1)));
        }
        return new Mapping(Collections.unmodifiableMap(entries), where);
    }

    private String here() {
        return marking.apply(parser.currentTokenLocation());
    }

    private static BadInputException notYaml(JsonProcessingException e, Function<JsonLocation, String> marking) {
        JsonLocation location = Optional.ofNullable(e.getLocation()).orElse(JsonLocation.NA);
        String problem = firstLine(e.getOriginalMessage());
        // Jackson's own location is where the parser last succeeded, not where the problem is.
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            Mark mark = marked.getProblemMark();
            location = new JsonLocation(null, mark.getIndex(), mark.getLine() + 1, mark.getColumn() + 1);
            problem = firstLine(marked.getProblem());
        }
        return new BadInputException(
                marking.apply(location) + ": not YAML: " + problem,
                "check the indentation (spaces only), colons, quotes and brackets around this place",
                e);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("unreadable").strip();
    }
}
