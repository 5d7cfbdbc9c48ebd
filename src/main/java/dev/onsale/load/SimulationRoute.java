package dev.onsale.load;

import dev.onsale.gatling.simulation.SimulationAddresses;
import dev.onsale.gatling.simulation.UnwatchedProtocol;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Concern;
import dev.onsale.plan.Concern.Severity;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.HostPort;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the requests of a plain simulation go in a run, as far as that is known in advance: what the interlock would
 * reject, and what the options leave unchanged.
 */
public final class SimulationRoute {

    private static final String EXAMPLE = "127.0.0.1:8080";

    /** The plan's key of the target, for concerns. */
    private static final List<String> TARGET = List.of("target");

    private final SimulationAddresses says;
    private final Ways ways;
    private final List<Concern> refusals = new ArrayList<>();
    private final List<Concern> notes = new ArrayList<>();

    /**
     * The options that allow and redirect connections.
     *
     * @param target replaces base URLs; {@code null} for none
     * @param allowedHosts hosts other than loopback that may be connected to
     * @param allowedUnwatched protocols that may connect to any address, by name
     */
    public record Ways(@Nullable URI target, HostMap map, Set<String> allowedHosts, Set<String> allowedUnwatched) {}

    private SimulationRoute(SimulationAddresses says, Ways ways) {
        this.says = says;
        this.ways = ways;
    }

    static SimulationRoute of(SimulationAddresses says, Ways ways) {
        SimulationRoute route = new SimulationRoute(says, ways);
        URI target = ways.target();
        if (target == null) {
            route.baseUrls();
        } else {
            route.target(target);
        }
        route.absolute();
        route.aliases();
        route.unwatched();
        TargetAddress.refusals(ways.map(), ways.allowedHosts()).forEach(route::refuse);
        route.map();
        return route;
    }

    /** What must not or cannot be sent, each with its remedy; empty if nothing is wrong. */
    public List<Concern> refusals() {
        return refusals;
    }

    /** @throws BadInputException listing everything that is rejected */
    public void requireOpen() {
        if (!refusals.isEmpty()) {
            throw BadInputException.ofAll(refusals.stream()
                    .map(refusal -> new BadInputException(refusal.what(), refusal.hint()))
                    .toList());
        }
    }

    /** Remarks about its destinations. */
    public List<Concern> notes() {
        return notes;
    }

    private void baseUrls() {
        says.baseUrls().forEach(url -> refusing(() -> TargetAddress.targetUrl("target", url)));
        says.wsBaseUrls().stream()
                .filter(url -> HostPort.ofUrl(url).isEmpty())
                .forEach(url -> refuse(
                        TARGET,
                        new BadInputException(
                                "wsBaseUrl " + url + " is not a URL", "write a URL such as ws://127.0.0.1:8080")));
        if (says.baseUrls().isEmpty()
                && says.wsBaseUrls().isEmpty()
                && !says.relative().isEmpty()) {
            refuse(new BadInputException(
                    "its protocols have no baseUrl, and request '"
                            + says.relative().iterator().next() + "' has no address",
                    "name the target: --target URL, or --target practice"));
        }
        says.bases().forEach(address -> requireAllowed(TARGET, address, "target " + address.host()));
    }

    private void target(URI target) {
        HostPort there = HostPort.of(target);
        requireAllowed(TARGET, there, "target " + there.host());
        if (says.bases().size() > 1) {
            refuse(
                    TARGET,
                    new BadInputException(
                            "target " + target + " is one address, but the simulation has several base URLs: "
                                    + Stream.concat(says.baseUrls().stream(), says.wsBaseUrls().stream())
                                            .collect(Collectors.joining(", ")),
                            "omit --target, or write target: own in the plan, and map each address: "
                                    + says.bases().stream()
                                            .map(base -> HostMap.option(base, there))
                                            .collect(Collectors.joining(" "))));
        } else if (movesNothing()) {
            refuse(
                    TARGET,
                    new BadInputException(
                            "target " + target
                                    + " changes nothing: the simulation has no base URL, and its requests have absolute URLs",
                            "omit --target, or write target: own in the plan; to redirect them: "
                                    + options(says.absolute().keySet(), there)));
        }
        Set<String> replaced = says.basePaths().stream()
                .filter(path -> !target.getRawPath().isEmpty() && path.length() > 1)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!replaced.isEmpty()) {
            note(
                    "the path " + target.getRawPath() + " of the target replaces " + String.join(", ", replaced)
                            + " in the base URL",
                    "use a target without a path to keep it");
        }
    }

    private boolean movesNothing() {
        return says.bases().isEmpty()
                && says.baseUrls().isEmpty()
                && says.relative().isEmpty()
                && says.computed().isEmpty()
                && !says.absolute().isEmpty();
    }

    /** Requests with absolute URLs. */
    private void absolute() {
        says.absolute().forEach((address, requests) -> {
            String who = (requests.size() == 1 ? "request " : "requests ")
                    + requests.stream().limit(5).map(name -> "'" + name + "'").collect(Collectors.joining(", "))
                    + (requests.size() > 5 ? " and " + (requests.size() - 5) + " more" : "");
            if (ways.map().to(address).isEmpty()) {
                requireAllowed(
                        List.of(),
                        address,
                        who + (requests.size() == 1 ? " goes to " : " go to ") + address + ", which");
                if (changed()) {
                    note(
                            "not redirected: " + address + ", where " + who + (requests.size() == 1 ? " goes" : " go"),
                            "to redirect it: " + HostMap.option(address, example()));
                }
            }
        });
        if (changed() && !says.computed().isEmpty()) {
            note(
                    "the addresses of these are known only when sent: " + String.join(", ", says.computed()),
                    "if they are absolute URLs, --target does not redirect them; --map-host does");
        }
    }

    private boolean changed() {
        return ways.target() != null || !ways.map().isEmpty();
    }

    private HostPort example() {
        URI target = ways.target();
        return target != null
                ? HostPort.of(target)
                : ways.map().entries().values().stream()
                        .findFirst()
                        .orElseGet(() -> HostPort.parse(EXAMPLE).orElseThrow());
    }

    /** An address that the simulation itself gives to a name needs its own permission: connections go there. */
    private void aliases() {
        says.aliases()
                .forEach((name, addresses) -> addresses.stream()
                        .map(InetAddress::getHostAddress)
                        .filter(address -> !TargetAddress.isAllowed(address, ways.allowedHosts()))
                        .forEach(address -> refuse(TargetAddress.refusal(
                                "hostNameAliases lead " + name + " to " + address + ", which", address))));
    }

    private void unwatched() {
        for (UnwatchedProtocol protocol : says.unwatched()) {
            if (ways.allowedUnwatched().contains(protocol.name())) {
                note(
                        "onsale does not check where the protocol " + protocol.name() + " connects",
                        "allowed by --allow-unwatched " + protocol.name());
            } else if (protocol.addresses().isEmpty()) {
                refuse(new BadInputException(
                        "the protocol " + protocol.name() + " (" + protocol.type()
                                + ") opens connections that onsale cannot check, and does not reveal their address",
                        "if its target is allowed: --allow-unwatched " + protocol.name()));
            } else {
                protocol.addresses().forEach((written, host) -> {
                    if (!TargetAddress.isAllowed(host, ways.allowedHosts())) {
                        refuse(TargetAddress.refusal(
                                "the protocol " + protocol.name() + " goes to " + written + ", which", host));
                    }
                });
                note(
                        "the protocol " + protocol.name() + " goes to "
                                + String.join(", ", protocol.addresses().keySet()) + ", according to its own settings",
                        "neither --target nor --map-host redirects it");
            }
        }
    }

    private void map() {
        if (!ways.map().isEmpty() && !says.proxies().isEmpty()) {
            refuse(new BadInputException(
                    "--map-host has no effect behind the proxy " + told(says.proxies())
                            + ", which opens the simulation's connections",
                    "remove the proxy from the simulation, or map at the proxy"));
        }
        Map<HostPort, String> known = new LinkedHashMap<>();
        URI target = ways.target();
        (target == null ? says.bases() : List.of(HostPort.of(target))).forEach(base -> known.put(base, "base URL"));
        says.absolute().keySet().forEach(address -> known.putIfAbsent(address, "request"));
        boolean anyMatches = known.keySet().stream()
                .anyMatch(address -> ways.map().to(address).isPresent());
        ways.map().entries().forEach((from, to) -> {
            if (known.containsKey(from)) {
                return;
            }
            boolean otherPort = known.keySet().stream()
                    .anyMatch(address -> address.host().equals(from.host())
                            && ways.map().to(address).isEmpty());
            if (otherPort || (!anyMatches && says.computed().isEmpty() && !known.isEmpty())) {
                refuse(new BadInputException(
                        HostMap.option(from, to) + " matches nothing: the simulation goes to " + told(known.keySet()),
                        "write the address that it uses: " + options(known.keySet(), to)));
            } else {
                note(
                        HostMap.option(from, to) + ": no request is known in advance to go there",
                        "it applies to redirects, embedded resources, and URLs computed during the run");
            }
        });
        if (anyMatches && target == null) {
            says.bases().stream()
                    .filter(base -> ways.map().to(base).isEmpty())
                    .forEach(base -> note(
                            "not redirected: " + base + ", a base URL",
                            "to redirect it: " + HostMap.option(base, example())));
        }
    }

    private static String options(Set<HostPort> addresses, HostPort to) {
        return addresses.stream().map(address -> HostMap.option(address, to)).collect(Collectors.joining(" "));
    }

    private static String told(Set<HostPort> addresses) {
        return addresses.stream().map(HostPort::toString).collect(Collectors.joining(", "));
    }

    /** A mapped address is judged by its new address, and an alias by its address: each needs its own permission. */
    private void requireAllowed(List<String> key, HostPort address, String what) {
        if (ways.map().to(address).isEmpty()
                && !says.aliases().containsKey(address.host())
                && !TargetAddress.isAllowed(address.host(), ways.allowedHosts())) {
            BadInputException refusal = TargetAddress.refusal(what, address.host());
            String more =
                    example().equals(address) ? "" : "; to connect elsewhere: " + HostMap.option(address, example());
            refuse(key, new BadInputException(String.valueOf(refusal.getMessage()), refusal.hint() + more));
        }
    }

    private void refusing(Runnable check) {
        try {
            check.run();
        } catch (BadInputException e) {
            refuse(TARGET, e);
        }
    }

    private void refuse(BadInputException refusal) {
        refuse(List.of(), refusal);
    }

    private void refuse(List<String> key, BadInputException refusal) {
        refusals.add(new Concern(Severity.CANNOT, String.valueOf(refusal.getMessage()), refusal.hint(), key));
    }

    private void note(String what, String hint) {
        notes.add(new Concern(Severity.NOTE, what, hint));
    }
}
