package dev.onsale.gatling.simulation;

import dev.onsale.gatling.structure.BuilderTree;
import dev.onsale.gatling.structure.Template;
import dev.onsale.plan.HostName;
import dev.onsale.plan.HostPort;
import io.gatling.commons.validation.Validation;
import io.gatling.core.session.Session;
import io.gatling.http.client.uri.Uri;
import io.gatling.http.protocol.HttpProtocol;
import io.gatling.http.protocol.Proxy;
import io.gatling.http.request.builder.CommonAttributes;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Either;

/**
 * Where a plain simulation states that its requests go. Redirects and pages lead to further addresses, which are known
 * only at run time.
 */
public final class SimulationAddresses {

    private static final Pattern ABSOLUTE =
            Pattern.compile("(?:https?|wss?)://.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern AUTHORITY_COMPUTED = Pattern.compile("[^:]*://[^/?#]*#\\{.*", Pattern.DOTALL);
    private static final String COMPUTED = "#{";

    private final List<String> baseUrls;
    private final List<String> wsBaseUrls;
    private final Map<String, List<InetAddress>> aliases = new LinkedHashMap<>();
    private final List<UnwatchedProtocol> unwatched = new ArrayList<>();
    private final Map<HostPort, Set<String>> absolute = new LinkedHashMap<>();
    private final Set<HostPort> proxies = new LinkedHashSet<>();
    private final Set<String> computed = new LinkedHashSet<>();
    private final Set<String> relative = new LinkedHashSet<>();

    private SimulationAddresses(SetUp setUp) {
        baseUrls = setUp.baseUrls();
        wsBaseUrls = setUp.wsBaseUrls();
        setUp.protocols().forEach(protocol -> {
            if (protocol instanceof HttpProtocol http) {
                add(http.proxyPart().proxy());
                CollectionConverters.asJava(http.dnsPart().hostNameAliases())
                        .forEach((name, addresses) ->
                                aliases.put(HostName.comparable(name).orElse(name), addresses));
            } else {
                unwatched.add(UnwatchedProtocol.of(protocol));
            }
        });
        setUp.flat().forEach(population -> {
            List<CommonAttributes> requests = new ArrayList<>();
            new BuilderTree(request -> requests.add(request.commonAttributes()), requests::add)
                    .walk(population.scenarioBuilder().actionBuilders());
            // A chain keeps its last action first.
            Collections.reverse(requests);
            requests.forEach(this::add);
        });
    }

    /** The addresses of a simulation with this set-up. */
    public static SimulationAddresses of(SetUp setUp) {
        return new SimulationAddresses(setUp);
    }

    private void add(Option<Proxy> proxy) {
        if (proxy.isDefined()) {
            proxies.add(new HostPort(proxy.get().host(), proxy.get().port()));
        }
    }

    private void add(CommonAttributes request) {
        add(request.proxy());
        Either<Function1<Session, Validation<String>>, Uri> where = request.urlOrURI();
        @Nullable
        String url = where.isLeft()
                ? Template.of(where.swap().toOption().get())
                : where.toOption().get().toUrl();
        String name = Optional.ofNullable(Template.of(request.requestName())).orElse("a request");
        if (url == null
                || url.startsWith(COMPUTED)
                || AUTHORITY_COMPUTED.matcher(url).matches()) {
            computed.add(name);
        } else if (ABSOLUTE.matcher(url).matches()) {
            HostPort.ofUrl(url)
                    .ifPresent(address -> absolute.computeIfAbsent(address, first -> new LinkedHashSet<>())
                            .add(name));
        } else {
            relative.add(name);
        }
    }

    /** Its base URLs, in order. */
    public List<String> baseUrls() {
        return baseUrls;
    }

    /** Its base URLs of WebSockets, in order. */
    public List<String> wsBaseUrls() {
        return wsBaseUrls;
    }

    /** The paths of its base URLs as written, in order; an empty string for those without one. */
    public List<String> basePaths() {
        return Stream.concat(baseUrls.stream(), wsBaseUrls.stream())
                .map(HttpProtocols::pathOf)
                .toList();
    }

    /** The addresses of its base URLs, each once. */
    public List<HostPort> bases() {
        return Stream.concat(baseUrls.stream(), wsBaseUrls.stream())
                .flatMap(url -> HostPort.ofUrl(url).stream())
                .distinct()
                .toList();
    }

    /** The addresses that requests name themselves, to the names of those requests. */
    public Map<HostPort, Set<String>> absolute() {
        return absolute;
    }

    /** Names of requests whose address is computed while they are sent. */
    public Set<String> computed() {
        return computed;
    }

    /** Names of requests that go to a base URL. */
    public Set<String> relative() {
        return relative;
    }

    /** Addresses that it assigns to host names itself. */
    public Map<String, List<InetAddress>> aliases() {
        return aliases;
    }

    /** Proxies through which requests go. */
    public Set<HostPort> proxies() {
        return proxies;
    }

    /** Protocols whose connections cannot be watched. */
    public List<UnwatchedProtocol> unwatched() {
        return unwatched;
    }

    /** The first address that it names, as a URL; empty if it names none before it runs. */
    public Optional<String> first() {
        if (!baseUrls.isEmpty()) {
            return Optional.of(baseUrls.get(0));
        }
        if (!wsBaseUrls.isEmpty()) {
            return Optional.of(wsBaseUrls.get(0).replaceFirst("(?i)^ws", "http"));
        }
        return absolute.keySet().stream()
                .findFirst()
                .map(address -> (address.port() == 443 ? "https" : "http") + "://" + address);
    }
}
