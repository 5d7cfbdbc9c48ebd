package dev.onsale.plan;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Hosts that the user has named, compared as {@link HostName} defines. */
public final class AllowedHosts {
    private static final String ZONE = "%";

    private final Set<String> comparable;

    private AllowedHosts(Set<String> comparable) {
        this.comparable = comparable;
    }

    /** A text that is not a host name allows nothing. */
    public static AllowedHosts of(Collection<String> written) {
        return new AllowedHosts(written.stream()
                .flatMap(host -> HostName.comparable(host).stream())
                .collect(Collectors.toSet()));
    }

    /**
     * Whether exactly this host was named; an address named without a zone also stands for the address in every zone.
     */
    public boolean contains(String host) {
        return HostName.comparable(host)
                .filter(name -> comparable.contains(name) || comparable.contains(withoutZone(name)))
                .isPresent();
    }

    private static String withoutZone(String host) {
        int zone = host.indexOf(ZONE);
        return zone < 0 ? host : host.substring(0, zone);
    }
}
