package dev.onsale.load;

import static io.gatling.javaapi.http.HttpDsl.http;

import dev.onsale.plan.Accounts;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.HostPort;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.plan.Shard;
import dev.onsale.watch.DatabaseAddress;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that determines one run.
 *
 * @param secrets the values of the environment variables that the plan uses
 * @param script what visitors do
 * @param scenarioHash the scenario's hash in the fingerprint
 * @param target where the load goes; already checked to be allowed
 * @param allowedHosts hosts other than loopback that connections of the run may go to
 * @param hostMap addresses whose connections are redirected
 * @param headers sent with every request; never recorded
 * @param reports the folder in which the run's folder is created
 * @param faults the faults injected into the practice box office, for the record
 * @param dressRehearsal whether to warm up the target with the plan's own arrivals instead of its shorter warm-up
 * @param accounts one per visitor, if the plan has any; never recorded
 * @param database the target's database, which is watched during the load; {@code null} for none
 * @param labels labels of the run, key to value: recorded, without any other effect
 * @param shard which of the visitors this injector sends
 */
public record LoadOrder(
        Plan plan,
        PlanSecrets secrets,
        Script script,
        String scenarioHash,
        URI target,
        Set<String> allowedHosts,
        HostMap hostMap,
        List<Header> headers,
        Path reports,
        Map<String, Double> faults,
        boolean dressRehearsal,
        Accounts accounts,
        @Nullable DatabaseAddress database,
        Map<String, String> labels,
        Shard shard) {

    /** An order for all visitors. */
    public LoadOrder(
            Plan plan,
            PlanSecrets secrets,
            Script script,
            String scenarioHash,
            URI target,
            Set<String> allowedHosts,
            HostMap hostMap,
            List<Header> headers,
            Path reports,
            Map<String, Double> faults,
            boolean dressRehearsal,
            Accounts accounts,
            @Nullable DatabaseAddress database,
            Map<String, String> labels) {
        this(
                plan,
                secrets,
                script,
                scenarioHash,
                target,
                allowedHosts,
                hostMap,
                headers,
                reports,
                faults,
                dressRehearsal,
                accounts,
                database,
                labels,
                Shard.WHOLE);
    }

    /** The same for one shard's visitors only; only the leading shard watches the target's database. */
    public LoadOrder of(Shard part) {
        return new LoadOrder(
                plan,
                secrets,
                script,
                scenarioHash,
                target,
                allowedHosts,
                hostMap,
                headers,
                reports,
                faults,
                dressRehearsal,
                accounts,
                part.leads() ? database : null,
                labels,
                part);
    }

    /** An order for a plan without accounts, without watching the target's database. */
    public LoadOrder(
            Plan plan,
            PlanSecrets secrets,
            Script script,
            String scenarioHash,
            URI target,
            Set<String> allowedHosts,
            List<Header> headers,
            Path reports,
            Map<String, Double> faults,
            boolean dressRehearsal) {
        this(
                plan,
                secrets,
                script,
                scenarioHash,
                target,
                allowedHosts,
                HostMap.NONE,
                headers,
                reports,
                faults,
                dressRehearsal,
                Accounts.NONE,
                null);
    }

    /** An order for a run without labels. */
    public LoadOrder(
            Plan plan,
            PlanSecrets secrets,
            Script script,
            String scenarioHash,
            URI target,
            Set<String> allowedHosts,
            HostMap hostMap,
            List<Header> headers,
            Path reports,
            Map<String, Double> faults,
            boolean dressRehearsal,
            Accounts accounts,
            @Nullable DatabaseAddress database) {
        this(
                plan,
                secrets,
                script,
                scenarioHash,
                target,
                allowedHosts,
                hostMap,
                headers,
                reports,
                faults,
                dressRehearsal,
                accounts,
                database,
                Map.of());
    }

    /** The plan's target in a fingerprint: {@code practice}, {@code own}, or the host and port. */
    public static String targetKind(Plan plan, PlanSecrets secrets, HostMap map) {
        return plan.targetsPractice() || plan.targetsOwn()
                ? plan.target()
                : hostAndPort(led(URI.create(secrets.resolve(plan.target())), map));
    }

    /**
     * What determines the load of a plain simulation, for the fingerprint. Values that its code reads may contain
     * variables of the plan or a header, and a fingerprint is stored with every run, so secrets are masked.
     */
    public static Map<String, String> decidedBy(
            Script script, Plan plan, HostMap map, PlanSecrets secrets, List<Header> headers) {
        Confidential confidential = new Confidential(secrets, headers, Accounts.NONE);
        Map<String, String> shown = new LinkedHashMap<>();
        script.decidedBy(plan, map).forEach((name, value) -> shown.put(name, confidential.outOfAuthored(value)));
        return shown;
    }

    /** Where the first connection goes; a redirected address does not count. */
    URI reached() {
        return led(target, hostMap);
    }

    /** @throws TargetUnreachableException if the target is known and does not accept a connection */
    void requireReachable() {
        if (!plan.targetsOwn()) {
            TargetAddress.requireReachable(reached());
        }
    }

    private static URI led(URI url, HostMap map) {
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
        HttpProtocolBuilder protocol = script.protocol(http.acceptHeader("application/json, */*;q=0.5"))
                .baseUrl(target.toString())
                .disableCaching();
        for (Header header : headers) {
            protocol = protocol.header(header.name(), header.value());
        }
        return localAddresses().isEmpty() ? protocol : protocol.localAddresses(localAddresses());
    }

    /** Headers sent with every request; of two with one name the later counts. */
    Map<String, String> headersByName() {
        Map<String, String> byName = new LinkedHashMap<>();
        headers.forEach(header -> byName.put(header.name(), header.value()));
        return byName;
    }

    /** Addresses of this machine, one of which each visitor connects from; empty for any. */
    List<String> localAddresses() {
        return plan.injecting().localAddresses();
    }

    /** What must be masked in everything that is shown or stored of the run. */
    Confidential confidential() {
        return new Confidential(secrets, headers, accounts);
    }

    /** The names of steps where they are shown or stored. */
    ShownNames names(Confidential confidential) {
        Set<String> authored = script.authoredSteps(plan);
        return script instanceof PlainSimulation
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
