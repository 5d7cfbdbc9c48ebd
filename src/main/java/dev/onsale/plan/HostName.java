package dev.onsale.plan;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How hosts are written, and when two of them are one: letters are compared without case, a full stop at the end says
 * nothing, names beyond ASCII are those that the DNS knows (RFC 3490), and IPv6 addresses are numbers, in brackets or not.
 */
public final class HostName {
    private static final int LENGTH_MAX = 253;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final Pattern IPV6 =
            Pattern.compile("(?:\\[(?<in>[^\\[\\]]*)]|(?<bare>[^\\[\\]]*))", Pattern.DOTALL);
    private static final Pattern NUMBER =
            Pattern.compile("(?<number>[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)" + "(?:%(?:25)?(?<zone>[A-Za-z0-9_.-]+))?");

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");

    private HostName() {}

    /** Whether it is an address in figures, of IPv4 or of IPv6 without brackets: no name is looked up. */
    public static boolean isAddress(String written) {
        return IPV4.matcher(written).matches()
                || (!written.startsWith("[") && ipv6(written).isPresent());
    }

    /** The host in the one form in which hosts are compared; empty if no host is written so. */
    public static Optional<String> comparable(String written) {
        Optional<String> address = ipv6(written);
        if (address.isPresent()) {
            return address;
        }
        return ascii(written)
                .map(name -> name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
                .filter(name ->
                        name.length() <= LENGTH_MAX && NAME.matcher(name).matches())
                .map(name -> name.toLowerCase(Locale.ROOT));
    }

    /** A name as the DNS knows it; empty if it can have none. */
    static Optional<String> ascii(String name) {
        try {
            return Optional.of(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The address without brackets, its zone behind a '%'; empty if it is none of IPv6. */
    static Optional<String> ipv6(String written) {
        Matcher brackets = IPV6.matcher(written);
        if (!brackets.matches()) {
            return Optional.empty();
        }
        String inside = brackets.group("in") == null ? brackets.group("bare") : brackets.group("in");
        Matcher address = NUMBER.matcher(inside);
        if (!address.matches()) {
            return Optional.empty();
        }
        try {
            // A text with a colon is read as a number: no name is looked up.
            String number = InetAddress.getByName(address.group("number")).getHostAddress();
            String zone = address.group("zone");
            return Optional.of(zone == null ? number : number + "%" + zone);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
