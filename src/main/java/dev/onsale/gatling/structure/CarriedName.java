package dev.onsale.gatling.structure;

import dev.onsale.record.MadeName;
import dev.onsale.record.MadeName.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How Gatling carries a name through a request: with the groups around it, and, if an expression made it, with what the
 * author wrote. Gatling reports a name and no place, so this is the only way to know what varies in it.
 */
public final class CarriedName {

    /** For a request without a name. */
    public static final String NAMELESS = "(no name)";

    /** The group and the record separator of ASCII, which are not typed into names. */
    private static final char IN_GROUP = 0x1D;

    private static final char MARK = 0x1E;

    private static final Origin[] ORIGINS = Origin.values();

    private CarriedName() {}

    /** A made name, to be given to Gatling. */
    public static String marked(String value, MadeName written) {
        return value + MARK + written.origin().ordinal() + written.template() + MARK;
    }

    /** A name within its groups, as an engine reports it. */
    public static String within(scala.collection.immutable.List<String> groups, String name) {
        return groups.isEmpty() ? name : path(groups) + IN_GROUP + name;
    }

    /** The path of groups alone. */
    public static String path(scala.collection.immutable.List<String> groups) {
        return groups.mkString(String.valueOf(IN_GROUP));
    }

    /** The name alone, as given to Gatling. */
    public static String name(String carried) {
        return carried.substring(carried.lastIndexOf(IN_GROUP) + 1);
    }

    /** Parses a name within its groups, with what made it. */
    public static MadeName read(String carried) {
        return MadeName.path(parts(carried));
    }

    /** The groups, the outermost first, and the name. */
    public static List<MadeName> parts(String carried) {
        int end = carried.indexOf(IN_GROUP);
        if (end < 0) {
            return List.of(part(carried));
        }
        List<MadeName> parts = new ArrayList<>();
        int from = 0;
        while (end >= 0) {
            parts.add(part(carried.substring(from, end)));
            from = end + 1;
            end = carried.indexOf(IN_GROUP, from);
        }
        parts.add(part(carried.substring(from)));
        return parts;
    }

    /** A text of Gatling's without what a name in it carries. */
    public static String plain(@Nullable String text) {
        return text == null ? "" : text.replaceAll(MARK + "[^" + MARK + "]*" + MARK, "");
    }

    /** Gatling appends the number of a followed redirect to the name. */
    private static MadeName part(String part) {
        int mark = part.indexOf(MARK);
        int end = part.indexOf(MARK, mark + 1);
        if (mark < 0 || end < mark + 2) {
            return MadeName.written(part.isBlank() ? NAMELESS : part);
        }
        String followed = part.substring(end + 1);
        String value = part.substring(0, mark);
        return new MadeName(
                (value.isBlank() ? NAMELESS : value) + followed,
                part.substring(mark + 2, end) + followed,
                ORIGINS[part.charAt(mark + 1) - '0']);
    }
}
