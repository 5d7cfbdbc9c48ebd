package dev.onsale.load;

import static io.gatling.javaapi.http.HttpDsl.http;

import dev.onsale.plan.HostMap;
import dev.onsale.plan.HostPort;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.plan.Shard;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that determines one run.
 *
 * @param target where the load goes; already checked to be allowed
 * @param faults the faults injected into the practice box office, for the record
 * @param dressRehearsal whether to warm up the target with the plan's own arrivals instead of its shorter warm-up
 * @param shard which of the visitors this injector sends
 */
public record LoadOrder(
        ScriptedPlan scripted,
        TargetAccess access,
        RecordSettings recording,
        URI target,
        Map<String, Double> faults,
        boolean dressRehearsal,
        Shard shard) {

    public Plan plan() {
        return scripted.plan();
    }

    PlanSecrets secrets() {
        return scripted.secrets();
    }

    /** What visitors do. */
    public Script script() {
        return scripted.script();
    }

    /** The same for one shard's visitors only; only the leading shard watches the target's database. */
    public LoadOrder of(Shard part) {
        return new LoadOrder(
                scripted,
                access,
                part.leads() ? recording : recording.watching(null),
                target,
                faults,
                dressRehearsal,
                part);
    }

    /** Where the first connection goes; a redirected address does not count. */
    URI reached() {
        return led(target, access.hostMap());
    }

    /** @throws TargetUnreachableException if the target is known and does not accept a connection */
    void requireReachable() {
        if (!plan().targetsOwn()) {
            TargetAddress.requireReachable(reached());
        }
    }

    /** Where a connection to this address goes. */
    static URI led(URI url, HostMap map) {
        return map.isEmpty()
                ? url
                : map.to(HostPort.of(url))
                        .map(there -> URI.create(url.getScheme() + "://" + there))
                        .orElse(url);
    }

    /** Never the user information of a URL, which may contain a secret and would be recorded. */
    static String hostAndPort(URI target) {
        return target.getPort() < 0 ? target.getHost() : target.getHost() + ":" + target.getPort();
    }

    /**
     * Gatling's HTTP protocol for the run. Without its cache: a page that is requested again is requested from the
     * target, as with F5; a cached response would not match any rule. The script's settings come before onsale's.
     */
    HttpProtocolBuilder protocol() {
        HttpProtocolBuilder protocol = script().protocol(http.acceptHeader("application/json, */*;q=0.5"))
                .baseUrl(target.toString())
                .disableCaching();
        for (Header header : access.headers()) {
            protocol = protocol.header(header.name(), header.value());
        }
        return localAddresses().isEmpty() ? protocol : protocol.localAddresses(localAddresses());
    }

    /** Headers sent with every request; of two with one name the later counts. */
    Map<String, String> headersByName() {
        Map<String, String> byName = new LinkedHashMap<>();
        access.headers().forEach(header -> byName.put(header.name(), header.value()));
        return byName;
    }

    /** Addresses of this machine, one of which each visitor connects from; empty for any. */
    List<String> localAddresses() {
        return plan().injecting().localAddresses();
    }

    /** What must be masked in everything that is shown or stored of the run. */
    Confidential confidential() {
        return new Confidential(scripted.secrets(), access.headers(), scripted.accounts());
    }

    /** The names of steps where they are shown or stored. */
    ShownNames names(Confidential confidential) {
        Set<String> authored = script().authoredSteps(plan());
        return script() instanceof PlainSimulation
                ? ShownNames.ofPlain(confidential, authored)
                : new ShownNames(confidential, authored);
    }

    /** An HTTP header; its value may be a secret. */
    public record Header(String name, String value) {
        @Override
        public String toString() {
            return name + ": …";
        }
    }
}
