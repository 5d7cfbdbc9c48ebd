package dev.onsale.plan.reading;

import dev.onsale.plan.AbortRule;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Budgets;
import dev.onsale.plan.Destination;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Hook;
import dev.onsale.plan.HookAttributes;
import dev.onsale.plan.InjectorSettings;
import dev.onsale.plan.LoadTuning;
import dev.onsale.plan.Numbers;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanLimits;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.plan.QuotedText;
import dev.onsale.plan.Sale;
import dev.onsale.plan.Seating;
import dev.onsale.plan.Sweep;
import dev.onsale.plan.TargetUrl;
import dev.onsale.plan.Variations;
import dev.onsale.plan.WarmUp;
import dev.onsale.plan.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the tree of a plan's file into a {@link Plan}. */
final class PlanReader {
    private static final double SHARES_TOLERANCE = 1e-9;
    private static final String TARGETS = "'practice' or an http or https URL";
    private static final int KINDS_MAX = 100;
    private static final int PACE_MAX = 10_000;
    private static final int SCALE_MAX = 1_000;

    private final Function<String, @Nullable String> environment;

    private PlanReader(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    static Plan read(LocatedNode root, Function<String, @Nullable String> environment) {
        return new PlanReader(environment).plan(Section.of(root, "", PlanKeys.PLAN));
    }

    private Plan plan(Section plan) {
        String name = plan.required("plan", Formats.NAME_TEXT);
        String scenario = plan.required("scenario", Formats.text("a scenario's source file or class"));
        String target = target(plan);
        // A plain Gatling simulation may have its own arrivals: whether they may be missing is known only once it is
        // loaded.
        LoadTuning tuning = tuning(plan);
        List<Arrival> arrivals = tuning.of(plan.part("arrivals", ArrivalsReader::read, List.of()));
        Duration length = arrivals.isEmpty() ? Formats.LENGTH_MAX : ArrivalsReader.length(arrivals);
        Sale sale = sale(plan, name, length);
        boolean sizeKnown = sale.ticketTypes() != null || plan.has("sweep");
        List<Hook> beforeRun = hooks(plan, "beforeRun", sizeKnown);
        Map<String, Double> visitors = plan.part("visitors", PlanReader::visitors, Workload.VISITORS_DEFAULT);
        return new Plan(
                name,
                scenario,
                new Destination(target, names(plan, "allowedTargets", Formats.HOST_NAME)),
                plan.or("seed", Formats.SEED, Plan.SEED_DEFAULT),
                plan.or("pace", Formats.numberBetween(0, PACE_MAX, "20"), Plan.PACE_DEFAULT),
                sale,
                new Workload(
                        beforeRun,
                        hooks(plan, "afterRun", sizeKnown),
                        warmUp(plan),
                        arrivals,
                        visitors,
                        accounts(plan),
                        plan.or("drain", Formats.DURATION_OR_ZERO, Workload.DRAIN_DEFAULT)),
                new PlanLimits(
                        plan.part("budgets", node -> BudgetsReader.read(node, visitors.keySet(), length), Budgets.NONE),
                        plan.part(
                                "gate",
                                node -> GateReader.read(node, visitors.keySet(), environment),
                                GateSettings.DEFAULT),
                        plan.part("abort", PlanReader::abort, AbortRule.DEFAULT)),
                new Variations(
                        sweep(plan, sale, target.equals(Plan.PRACTICE), beforeRun),
                        tuning.equals(LoadTuning.NONE) ? null : tuning,
                        plan.has("injector")
                                ? plan.part("injector", InjectorReader::read, InjectorSettings.DEFAULT)
                                : null));
    }

    private static LoadTuning tuning(Section plan) {
        LocatedNode load = plan.node("load");
        LocatedNode fingerprint = plan.node("fingerprint");
        List<String> ignored = fingerprint == null
                ? List.of()
                : names(
                        Section.of(fingerprint, "fingerprint", PlanKeys.FINGERPRINT),
                        "ignore",
                        Formats.text("the name of a property or variable"));
        if (load == null) {
            return new LoadTuning(null, 1, ignored);
        }
        Section tuned = Section.of(load, "load", PlanKeys.LOAD);
        return new LoadTuning(
                tuned.optional("for", Formats.DURATION),
                tuned.or("scale", Formats.numberBetween(0, SCALE_MAX, "0.5"), 1.0),
                ignored);
    }

    private String target(Section plan) {
        String written = plan.required("target", Formats.substituted(TARGETS));
        LocatedNode node = plan.requiredNode("target", "");
        String resolved = PlanSecrets.resolve(written, node.where(), environment);
        TargetUrl.Fault fault = written.equals(Plan.PRACTICE) || written.equals(Plan.OWN)
                ? null
                : TargetUrl.fault(resolved).orElse(null);
        if (fault != null) {
            // The resolved text may contain a secret: quote only what was written.
            String told = node.where() + ": target is " + QuotedText.of(written)
                    + (resolved.equals(written) ? "" : " with its variables resolved");
            throw fault.what() == null
                    ? new BadInputException(
                            told + ", expected " + TARGETS,
                            "write target: practice, or a URL such as target: https://staging.example.org")
                    : new BadInputException(told + ", which " + fault.what(), fault.hint());
        }
        if (resolved.equals(written) && written.matches("[^/]*//[^/]*@.*")) {
            throw new BadInputException(
                    node.where() + ": target contains a user or password in clear text, expected a variable",
                    "write ${NAME} instead: the plan is stored with every run");
        }
        return written;
    }

    private @Nullable String accounts(Section plan) {
        String written = plan.optional("accounts", Formats.substituted("a file of test accounts"));
        if (written != null) {
            PlanSecrets.read(written, plan.requiredNode("accounts", "").where(), environment);
        }
        return written;
    }

    private static Sale sale(Section plan, String planName, Duration length) {
        LocatedNode node = plan.node("sale");
        if (node == null) {
            return new Sale(planName, null, null, Duration.ZERO, null, null, null);
        }
        Section sale = Section.of(node, "sale", PlanKeys.SALE);
        Duration doorsAt = sale.or("doorsAt", Formats.DURATION_OR_ZERO, Duration.ZERO);
        if (doorsAt.compareTo(length) >= 0) {
            throw sale.bad(
                    "doorsAt",
                    "sale.doorsAt is " + Numbers.length(doorsAt) + ", but the last arrival is due by "
                            + Numbers.length(length),
                    "open the doors before the arrivals end, or add arrivals");
        }
        Boolean waitingRoom = sale.optional("waitingRoom", Formats.oneOf(List.of(true, false), String::valueOf));
        Double outflow = sale.optional("outflow", Formats.RATE_ABOVE_ZERO);
        if (Boolean.FALSE.equals(waitingRoom) && outflow != null) {
            throw sale.bad(
                    "outflow",
                    "sale.outflow sets the rate of the waiting room, but sale.waitingRoom is false",
                    "omit one of the two");
        }
        return new Sale(
                sale.or("event", Formats.NAME_TEXT, planName),
                sale.optional("seats", Formats.whole(1, 10_000_000)),
                sale.optional("ticketTypes", Formats.whole(1, 10_000)),
                doorsAt,
                sale.optional("holdFor", Formats.DURATION),
                sale.optional("maxPerOrder", Formats.whole(1, 10_000)),
                outflow,
                sale.optional("seating", Formats.oneOf(List.of(Seating.values()), Seating::label)),
                waitingRoom);
    }

    private static @Nullable Sweep sweep(Section plan, Sale sale, boolean practice, List<Hook> beforeRun) {
        LocatedNode node = plan.node("sweep");
        return node == null ? null : SweepReader.read(node, sale, practice, beforeRun);
    }

    private List<Hook> hooks(Section plan, String key, boolean sizeKnown) {
        List<Hook> hooks = new ArrayList<>();
        for (LocatedNode item : plan.list(key)) {
            Hook hook = HookReader.read(item, key, environment);
            HookAttributes.requireSize(hook, sizeKnown, item.where());
            hooks.add(hook);
        }
        return List.copyOf(hooks);
    }

    private static @Nullable WarmUp warmUp(Section plan) {
        LocatedNode node = plan.node("warmUp");
        if (node == null) {
            return null;
        }
        Section warmUp = Section.of(node, "warmUp", PlanKeys.WARM_UP);
        return new WarmUp(warmUp.required("rate", Formats.RATE_ABOVE_ZERO), warmUp.required("for", Formats.DURATION));
    }

    private static AbortRule abort(LocatedNode node) {
        Section abort = Section.of(node, "abort", PlanKeys.ABORT);
        return new AbortRule(
                abort.or("errors", Formats.shareBetween(0, 1), AbortRule.DEFAULT.errorShareMax()),
                abort.or("for", Formats.DURATION, AbortRule.DEFAULT.lasting()),
                abort.optional("openLongerThan", Formats.DURATION),
                names(abort, "exempt", Formats.text("a step")));
    }

    private static Map<String, Double> visitors(LocatedNode node) {
        Section kinds = Section.open(node, "visitors", List.of("a kind of visitor and its share, such as fan: 100%"));
        Map<String, Double> shares = new LinkedHashMap<>();
        double total = 0;
        for (String kind : kinds.keys()) {
            if (Formats.NAME_TEXT.reading().apply(kind).isEmpty()) {
                throw kinds.unknown(kind, List.of("a name of letters, digits, '-', '_' and '.'"));
            }
            double share = kinds.required(kind, Formats.SHARE_OF_ALL);
            shares.put(kind, share);
            total += share;
        }
        if (Math.abs(total - 1) > SHARES_TOLERANCE) {
            throw new BadInputException(
                    node.where() + ": the shares in visitors add up to " + Numbers.percent(total) + ", expected 100%",
                    total < 1
                            ? "add the missing " + Numbers.percent(1 - total) + " to one of the kinds"
                            : "subtract " + Numbers.percent(total - 1) + " from one of the kinds");
        }
        if (shares.size() > KINDS_MAX) {
            throw new BadInputException(
                    node.where() + ": visitors has " + shares.size() + " kinds, allowed: " + KINDS_MAX,
                    "merge similar kinds");
        }
        return Collections.unmodifiableMap(shares);
    }

    private static <T> List<T> names(Section section, String key, Format<T> format) {
        return section.list(key).stream()
                .map(item -> format.read(item, section.pathOf(key)))
                .toList();
    }
}
