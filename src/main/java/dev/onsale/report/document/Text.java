package dev.onsale.report.document;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sentence, parts of which may look different. */
public record Text(List<Span> spans) {

    /** How a part looks, where the medium has such looks. */
    public enum Look {
        PLAIN,
        STRONG,
        /** What is to be copied as it stands: an id, a URL, a statement. */
        CODE
    }

    /** A part of one look. */
    public record Span(String text, Look look) {}

    public static Text of(String text) {
        return new Text(List.of(new Span(text, Look.PLAIN)));
    }

    public static Text code(String text) {
        return new Text(List.of(new Span(text, Look.CODE)));
    }

    public static Text strong(String text) {
        return new Text(List.of(new Span(text, Look.STRONG)));
    }

    /** This, and the other behind it. */
    public Text and(Text other) {
        return new Text(Stream.concat(spans.stream(), other.spans.stream()).toList());
    }

    public Text and(String plain) {
        return and(of(plain));
    }

    /** Without any looks. */
    public String plain() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    /** At most so many characters. */
    public static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
