package dev.onsale.record.files;

import dev.onsale.plan.Builds;
import dev.onsale.plan.Destination;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Hook;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Workload;
import dev.onsale.record.RunConditions;
import dev.onsale.record.RunSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Removes from a summary, before it is written, what may be secret: user information, queries, command arguments. */
public final class Redaction {
    private static final String TAKEN_OUT = "…";

    /** In a URL within text; a password may contain an {@code @} too. */
    private static final Pattern USER_INFORMATION = Pattern.compile("://[^/\\s?#]*@");

    private Redaction() {}

    static RunSummary of(RunSummary summary) {
        RunConditions known = summary.conditions();
        return summary.with(new RunConditions(
                        known.fingerprint(), of(known.plan()), url(known.targetUrl()), known.faults()))
                .labelled(labels(summary.labelled()));
    }

    private static Map<String, String> labels(Map<String, String> labels) {
        Map<String, String> shown = new LinkedHashMap<>();
        labels.forEach(
                (key, value) -> shown.put(key, USER_INFORMATION.matcher(value).replaceAll("://")));
        return shown;
    }

    static Plan of(Plan plan) {
        Destination destination = plan.destination();
        Workload workload = plan.workload();
        GateSettings gate = plan.limits().gate();
        return plan.with(destination.at(url(destination.target())))
                .with(workload.withHooks(of(workload.beforeRun()), of(workload.afterRun())))
                .with(plan.limits().with(gate.with(of(gate.builds()))));
    }

    private static @Nullable Builds of(@Nullable Builds builds) {
        return builds == null ? null : new Builds(of(builds.baseline()), of(builds.candidate()));
    }

    private static List<Hook> of(List<Hook> hooks) {
        return hooks.stream().map(Redaction::of).toList();
    }

    private static Hook of(Hook hook) {
        if (hook instanceof Hook.Http http) {
            return new Hook.Http(http.method(), url(http.url()));
        }
        if (hook instanceof Hook.Command command && command.words().size() > 1) {
            return new Hook.Command(List.of(command.words().get(0), TAKEN_OUT));
        }
        return hook;
    }

    /**
     * A URL, absolute or relative, without user information, query and fragment. Parsed by hand, because secrets must
     * be found in malformed URLs too.
     */
    public static String url(String url) {
        String withoutQuery = url.split("[?#]", 2)[0];
        int scheme = withoutQuery.indexOf("://");
        int authority = scheme < 0 ? (withoutQuery.startsWith("//") ? 2 : -1) : scheme + 3;
        if (authority < 0) {
            return withoutQuery;
        }
        int slash = withoutQuery.indexOf('/', authority);
        int authorityEnd = slash < 0 ? withoutQuery.length() : slash;
        int at = withoutQuery.lastIndexOf('@', authorityEnd - 1);
        return at < authority ? withoutQuery : withoutQuery.substring(0, authority) + withoutQuery.substring(at + 1);
    }
}
