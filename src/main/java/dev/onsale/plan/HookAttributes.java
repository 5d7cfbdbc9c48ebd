package dev.onsale.plan;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of the run that its hooks may use. There is one attribute, {@code #{ticketTypes}}: the run's catalogue size,
 * written like an attribute in a scenario. It may be used in the URL of an {@code http} hook and in the words of a
 * {@code command}; {@code practice: reset} receives the whole sale anyway.
 */
public final class HookAttributes {
    private static final String TICKET_TYPES = "ticketTypes";
    private static final String WRITTEN = "#{" + TICKET_TYPES + "}";
    private static final Pattern ATTRIBUTE = Pattern.compile("#\\{([A-Za-z0-9_.-]*)}");
    private static final String RESET = "reset";

    private HookAttributes() {}

    /**
     * The text with the run's catalogue size inserted.
     *
     * @param when the key under which the plan has the hook, for messages
     * @throws BadInputException if the text uses the size and the sale has none
     */
    public static String filled(String written, Sale sale, String when) {
        if (!written.contains(WRITTEN)) {
            return written;
        }
        Integer size = sale.ticketTypes();
        if (size == null) {
            throw unknownSize(when);
        }
        return written.replace(WRITTEN, size.toString());
    }

    /** Whether this hook can set the target's catalogue size. */
    public static boolean givesTicketTypes(Hook hook) {
        return asksForTicketTypes(hook)
                || (hook instanceof Hook.Practice practice && practice.action().equals(RESET));
    }

    public static void requireSize(Hook hook, boolean sizeKnown, String where) {
        if (!sizeKnown && asksForTicketTypes(hook)) {
            throw unknownSize(where);
        }
    }

    /**
     * In a URL every attribute must be known; a word of a command may contain another language's syntax of this form.
     */
    public static void requireKnown(Hook hook, String where) {
        if (hook instanceof Hook.Http http) {
            requireKnown(http.url(), true, where);
        } else if (hook instanceof Hook.Command command) {
            command.words().forEach(word -> requireKnown(word, false, where));
        }
    }

    private static void requireKnown(String text, boolean strict, String where) {
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            String name = attribute.group(1);
            List<String> known = List.of(TICKET_TYPES);
            if (!name.equals(TICKET_TYPES)
                    && (strict || NearestName.to(name, known).isPresent())) {
                throw new BadInputException(
                        where + ": hooks have no attribute " + QuotedText.of(name), NearestName.hint(name, known));
            }
        }
    }

    private static boolean asksForTicketTypes(Hook hook) {
        if (hook instanceof Hook.Http http) {
            return http.url().contains(WRITTEN);
        }
        return hook instanceof Hook.Command command
                && command.words().stream().anyMatch(word -> word.contains(WRITTEN));
    }

    private static BadInputException unknownSize(String where) {
        return new BadInputException(
                where + ": a hook uses " + WRITTEN + ", but the plan does not set it",
                "add sale.ticketTypes, such as sale: { ticketTypes: 20 }, or a sweep");
    }
}
