package dev.onsale.record;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The name of a request or a group, with the groups around it.
 *
 * @param value as sent: {@code member / product 7}
 * @param template as its author wrote it: {@code member / product #{id}}; for a function, its place in the simulation
 */
public record MadeName(String value, String template, Origin origin) {

    /** Separates a group from its content, as in Gatling's own reports. */
    public static final String IN_GROUP = " / ";

    /** Where the name comes from; for a path, the least predictable origin of its parts. */
    public enum Origin {
        /** A literal in the simulation. */
        WRITTEN,
        /** An expression without any literal text: {@code #{page}}. */
        BARE_EXPRESSION,
        /** An expression with literal text around what varies: {@code product #{id}}. */
        EXPRESSION,
        /** A function of the author. */
        FUNCTION
    }

    /** A literal name of the simulation. */
    public static MadeName written(String name) {
        return new MadeName(name, name, Origin.WRITTEN);
    }

    /** The path through nested groups, the outermost first. */
    public static MadeName path(List<MadeName> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return new MadeName(
                parts.stream().map(MadeName::value).collect(Collectors.joining(IN_GROUP)),
                parts.stream().map(MadeName::template).collect(Collectors.joining(IN_GROUP)),
                parts.stream().map(MadeName::origin).max(Origin::compareTo).orElse(Origin.WRITTEN));
    }
}
