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
 * One run that is wanted.
 *
 * @param secrets the values of the environment variables that the plan uses
 * @param script what visitors do
 * @param scenarioHash what the fingerprint says of the scenario's source
 * @param target where the load goes, already found to be allowed
 * @param allowedHosts hosts other than loopback that any connection of the run may go to
 * @param hostMap addresses that are connected to elsewhere
 * @param headers sent with every request; never recorded
 * @param reports the folder in which the run's own is made
 * @param faults what the practice box office was told to get wrong, for the record
 * @param dressRehearsal whether to warm the target by the plan's own arrivals instead of its shorter warm-up
 * @param accounts one for each visitor, if the plan has any; never recorded
 * @param database the target's, which is looked at meanwhile; {@code null} for none
 * @param labels what is said of the run, key to value: recorded, and of no other effect
 * @param shard which of the visitors are sent from here
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

    /** An order of all visitors. */
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

    /** The same of one shard's visitors alone; whoever does not lead leaves the target's database alone. */
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

    /** An order of a plan without accounts, whose target's database nobody looks at. */
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

    /** An order of a run of which nothing is said. */
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

    /** What a fingerprint calls a plan's target: {@code practice}, {@code own}, or the host and port. */
    public static String targetKind(Plan plan, PlanSecrets secrets, HostMap map) {
        return plan.targetsPractice() || plan.targetsOwn()
                ? plan.target()
                : hostAndPort(led(URI.create(secrets.resolve(plan.target())), map));
    }

    /**
     * What decides the load of a plain simulation, for the fingerprint: what its code reads may hold what the plan or a
     * header has put into variables, and is kept with every run.
     */
    public static Map<String, String> decidedBy(
            Script script, Plan plan, HostMap map, PlanSecrets secrets, List<Header> headers) {
        Confidential confidential = new Confidential(secrets, headers, Accounts.NONE);
        Map<String, String> shown = new LinkedHashMap<>();
        script.decidedBy(plan, map).forEach((name, value) -> shown.put(name, confidential.outOfAuthored(value)));
        return shown;
    }

    /** Where the first connection leads; an address that is mapped elsewhere is none. */
    URI reached() {
        return led(target, hostMap);
    }

    /** @throws TargetUnreachableException if the target is known and nothing accepts a connection there */
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

    /** Never the user information of a URL: it may hold a secret, and it is recorded. */
    static String hostAndPort(URI target) {
        return target.getPort() < 0 ? target.getHost() : target.getHost() + ":" + target.getPort();
    }

    /**
     * Gatling's HTTP protocol of the run. Without its cache: a page that is asked for again is asked of the target, as
     * F5 does, and an answer out of a cache would be no answer to any rule. What the script says of it comes before
     * what onsale says.
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

    /** Headers that go with every request; of two of one name the later. */
    Map<String, String> headersByName() {
        Map<String, String> byName = new LinkedHashMap<>();
        headers.forEach(header -> byName.put(header.name(), header.value()));
        return byName;
    }

    /** Addresses of this machine, one of which each visitor connects from; empty for any. */
    List<String> localAddresses() {
        return plan.injecting().localAddresses();
    }

    /** What nothing that is shown or kept of the run may hold. */
    Confidential confidential() {
        return new Confidential(secrets, headers, accounts);
    }

    /** What steps are called where they are shown or kept. */
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
