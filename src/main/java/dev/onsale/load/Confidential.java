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
 * What a run knows and nobody may read: the values of the plan's {@code ${VARIABLE}}s, of the headers that were given by
 * option, and of accounts.
 */
final class Confidential {

    /** Headers that hold nothing but credentials. */
    private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization");

    /** A secret inside a header's value, as behind {@code Bearer} or in a cookie. */
    private static final Pattern BETWEEN_PARTS = Pattern.compile("[\\s;,=]+");

    /** Of a run that has no secrets. */
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
     * Of what the author of a scenario wrote: it holds none of the accounts, and a word of theirs (a district, a class of
     * seats) would hide what it is called. The environment may have been written into it.
     */
    String outOfAuthored(String text) {
        return withoutAccounts.mask(text);
    }

    /** A header's value; that of one given by option is never shown, however short, and no credentials are. */
    String headerOut(String name, String value) {
        boolean secret = CREDENTIALS.contains(name.toLowerCase(Locale.ROOT))
                || headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
        return secret ? Masking.NOT_SHOWN : out(value);
    }
}
