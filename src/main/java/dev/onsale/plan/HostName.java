package dev.onsale.plan;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How hosts are written, and when two of them are equal: letters are compared without case, a full stop at the end is
 * ignored, names beyond ASCII are converted as for DNS (RFC 3490), and IPv6 addresses are numbers, in brackets or not.
 */
public final class HostName {
    private static final int LENGTH_MAX = 253;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final Pattern IPV6 =
            Pattern.compile("(?:\\[(?<in>[^\\[\\]]*)]|(?<bare>[^\\[\\]]*))", Pattern.DOTALL);
    private static final Pattern NUMBER =
            Pattern.compile("(?<number>[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)" + "(?:%(?:25)?(?<zone>[A-Za-z0-9_.-]+))?");

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");

    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*(?:%.*)?");

    private HostName() {}

    /** Whether it is a numeric address, IPv4 or IPv6 without brackets: no name is looked up. */
    public static boolean isAddress(String written) {
        return IPV4.matcher(written).matches()
                || (!written.startsWith("[") && ipv6(written).isPresent());
    }

    /** Whether it consists of what numeric addresses consist of, in the normal form: a look-up of it asks nobody. */
    public static boolean isNumeric(String comparable) {
        return NUMERIC.matcher(comparable).matches();
    }

    /** Whether the name itself denotes this machine: a name that must be looked up may lead elsewhere the next time. */
    public static boolean isLoopback(String written) {
        String name = comparable(written).orElse(written);
        if (name.equals("localhost")) {
            return true;
        }
        try {
            // A zone is not part of the number, and may name a network that this machine lacks.
            return isNumeric(name)
                    && InetAddress.getByName(name.replaceFirst("%.*", "")).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The host in the normal form for comparison; empty if it is not a valid host. */
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

    /** A name in its DNS form; empty if it has none. */
    static Optional<String> ascii(String name) {
        try {
            return Optional.of(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The address without brackets, with its zone after a '%'; empty if it is not IPv6. */
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
