package dev.onsale.load;

import dev.onsale.plan.AbortRule;
import dev.onsale.plan.Accounts;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.Budgets;
import dev.onsale.plan.Destination;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Hook;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.InjectorSettings;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanLimits;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.plan.Sale;
import dev.onsale.plan.Seating;
import dev.onsale.plan.Shape;
import dev.onsale.plan.Shard;
import dev.onsale.plan.Variations;
import dev.onsale.plan.WarmUp;
import dev.onsale.plan.Workload;
import dev.onsale.scenario.OnSale;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders of short runs, for tests: {@code Orders.of(server.address(), reports).rate(40, ofSeconds(1)).order(onSale)}. */
final class Orders {

    private final URI target;
    private final Path reports;
    private List<Arrival> arrivals = List.of(new Arrival("doors", 40, 40, Duration.ofSeconds(1), Shape.CONSTANT));
    private Map<String, Double> visitors = Map.of("fan", 1.0);
    private List<Hook> beforeRun = List.of();
    private List<Hook> afterRun = List.of();
    private @Nullable WarmUp warmUp;
    private Duration drain = Duration.ofSeconds(3);
    private Duration doorsAt = Duration.ofMillis(500);
    private AbortRule abort = AbortRule.DEFAULT;
    private Budgets budgets = Budgets.NONE;
    private Set<String> allowedHosts = Set.of();
    private HostMap hostMap = HostMap.NONE;
    private Map<String, String> environment = Map.of();
    private List<LoadOrder.Header> headers = List.of();
    private long seed = 7;
    private double pace = 1;
    private @Nullable Seating seating;
    private List<String> localAddresses = List.of();

    private Orders(URI target, Path reports) {
        this.target = target;
        this.reports = reports;
    }

    static Orders of(URI target, Path reports) {
        return new Orders(target, reports);
    }

    Orders rate(double perSecond, Duration lasting) {
        return arrivals(new Arrival("doors", perSecond, perSecond, lasting, Shape.CONSTANT));
    }

    /** So many visitors, all but at once: for tests of what becomes of them, not of when they come. */
    Orders crowd(int people) {
        return rate(people * 10, Duration.ofMillis(100));
    }

    Orders arrivals(Arrival... stretches) {
        arrivals = List.of(stretches);
        return this;
    }

    Orders visitors(Map<String, Double> shares) {
        visitors = shares;
        return this;
    }

    Orders beforeRun(Hook... hooks) {
        beforeRun = List.of(hooks);
        return this;
    }

    Orders afterRun(Hook... hooks) {
        afterRun = List.of(hooks);
        return this;
    }

    Orders warmUp(double perSecond, Duration lasting) {
        warmUp = new WarmUp(perSecond, lasting);
        return this;
    }

    Orders doorsAt(Duration newDoorsAt) {
        doorsAt = newDoorsAt;
        return this;
    }

    Orders drain(Duration lasting) {
        drain = lasting;
        return this;
    }

    Orders abortAbove(double errorShare, Duration lasting) {
        abort = new AbortRule(errorShare, lasting, abort.openLongerThan(), abort.exempt());
        return this;
    }

    Orders budgets(Budgets limits) {
        budgets = limits;
        return this;
    }

    Orders openLongerThan(Duration limit) {
        abort = new AbortRule(abort.errorShareMax(), abort.lasting(), limit, abort.exempt());
        return this;
    }

    Orders exempt(String... steps) {
        abort = new AbortRule(abort.errorShareMax(), abort.lasting(), abort.openLongerThan(), List.of(steps));
        return this;
    }

    Orders allowing(String... hosts) {
        allowedHosts = Set.of(hosts);
        return this;
    }

    Orders mapping(String... mappings) {
        hostMap = HostMap.parse(List.of(mappings));
        return this;
    }

    Orders variables(Map<String, String> values) {
        environment = values;
        return this;
    }

    Orders header(String name, String value) {
        headers = List.of(new LoadOrder.Header(name, value));
        return this;
    }

    Orders seed(long number) {
        seed = number;
        return this;
    }

    Orders connectingFrom(String... addresses) {
        localAddresses = List.of(addresses);
        return this;
    }

    Orders pace(double factor) {
        pace = factor;
        return this;
    }

    Orders seating(Seating kind) {
        seating = kind;
        return this;
    }

    Plan plan() {
        return new Plan(
                "short",
                "ShortOnSale.java",
                Destination.of(target.toString()),
                seed,
                pace,
                new Sale("arena", 100, 2, doorsAt, Duration.ofMinutes(2), 5, 40.0, seating, null),
                new Workload(beforeRun, afterRun, warmUp, arrivals, visitors, null, drain),
                new PlanLimits(budgets, GateSettings.DEFAULT, abort),
                new Variations(
                        null,
                        null,
                        localAddresses.isEmpty() ? null : new InjectorSettings(null, null, null, localAddresses)));
    }

    LoadOrder order(OnSale scenario) {
        return order(new OnSaleScript(scenario));
    }

    LoadOrder order(Script script) {
        return new LoadOrder(
                new ScriptedPlan(
                        plan(), PlanSecrets.of(plan(), environment::get), script, "0123456789abcdef", Accounts.NONE),
                new TargetAccess(allowedHosts, hostMap, headers),
                RecordSettings.in(reports),
                target,
                Map.of(),
                false,
                Shard.WHOLE);
    }
}
