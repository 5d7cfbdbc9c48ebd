package dev.onsale.record;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a request or a group is called, with the groups around it.
 *
 * @param value as it was sent: {@code member / product 7}
 * @param template as its author wrote it: {@code member / product #{id}}; of a function, the place in the simulation
 */
public record MadeName(String value, String template, Origin origin) {

    /** Stands between a group and what is in it, as in Gatling's own reports. */
    public static final String IN_GROUP = " / ";

    /** Who made the name; of a path, the one that says least beforehand. */
    public enum Origin {
        /** It stands in the simulation. */
        WRITTEN,
        /** An expression without a word of its own: {@code #{page}}. */
        BARE_EXPRESSION,
        /** An expression that has words around what varies: {@code product #{id}}. */
        EXPRESSION,
        /** A function of the author's. */
        FUNCTION
    }

    /** A name that stands in the simulation. */
    public static MadeName written(String name) {
        return new MadeName(name, name, Origin.WRITTEN);
    }

    /** The path through some groups, the outermost first. */
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
