package dev.onsale.load;

import dev.onsale.plan.Accounts;
import dev.onsale.plan.Masking;
import dev.onsale.plan.PlanSecrets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The secrets of a run: the values of the plan's {@code ${VARIABLE}}s, of the headers given by option, and of accounts.
 */
final class Confidential {

    /** Headers that contain nothing but credentials. */
    private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization");

    /** A secret inside a header's value, such as after {@code Bearer} or in a cookie. */
    private static final Pattern BETWEEN_PARTS = Pattern.compile("[\\s;,=]+");

    /** For a run without secrets. */
    static final Confidential NOTHING = new Confidential(Masking.NONE, List.of(), Accounts.NONE);

    private final Masking masking;
    private final Masking withoutAccounts;
    private final List<LoadOrder.Header> headers;

    Confidential(PlanSecrets secrets, List<LoadOrder.Header> headers, Accounts accounts) {
        this(secrets.masking().and(taken(headers)), headers, accounts);
    }

    private Confidential(Masking withoutAccounts, List<LoadOrder.Header> headers, Accounts accounts) {
        this.headers = List.copyOf(headers);
        this.withoutAccounts = withoutAccounts;
        this.masking = withoutAccounts.and(accounts);
    }

    private static Map<String, String> taken(List<LoadOrder.Header> headers) {
        Map<String, String> taken = new HashMap<>();
        for (LoadOrder.Header header : headers) {
            taken.put(header.value(), Masking.NOT_SHOWN);
            BETWEEN_PARTS.splitAsStream(header.value()).forEach(part -> taken.put(part, Masking.NOT_SHOWN));
        }
        return taken;
    }

    String out(String text) {
        return masking.mask(text);
    }

    /**
     * Masking for texts written by the scenario's author. They contain no account data, and an ordinary word that also
     * occurs in an account (a district, a class of seats) must stay readable. Values of environment variables may occur
     * in them.
     */
    String outOfAuthored(String text) {
        return withoutAccounts.mask(text);
    }

    /** A header's value; never shown if it was given by option, however short, or if it is a credential. */
    String headerOut(String name, String value) {
        boolean secret = CREDENTIALS.contains(name.toLowerCase(Locale.ROOT))
                || headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
        return secret ? Masking.NOT_SHOWN : out(value);
    }
}
