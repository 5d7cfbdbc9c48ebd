package dev.onsale.record.files;

import dev.onsale.plan.Builds;
import dev.onsale.plan.Hook;
import dev.onsale.plan.Plan;
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
        return new RunSummary(
                summary.format(),
                summary.id(),
                summary.fingerprint(),
                of(summary.plan()),
                url(summary.targetUrl()),
                summary.faults(),
                summary.times(),
                summary.totals(),
                summary.steps(),
                summary.journeys(),
                summary.injector(),
                summary.calibrations(),
                summary.aborted(),
                summary.versions(),
                summary.plain(),
                summary.evidence(),
                summary.nodes(),
                summary.database(),
                summary.payments(),
                labels(summary.labels()),
                summary.diagnoses(),
                summary.fleet(),
                summary.verdict());
    }

    private static @Nullable Map<String, String> labels(@Nullable Map<String, String> labels) {
        if (labels == null) {
            return null;
        }
        Map<String, String> shown = new LinkedHashMap<>();
        labels.forEach(
                (key, value) -> shown.put(key, USER_INFORMATION.matcher(value).replaceAll("://")));
        return shown;
    }

    static Plan of(Plan plan) {
        return new Plan(
                plan.name(),
                plan.scenario(),
                url(plan.target()),
                plan.allowedTargets(),
                plan.seed(),
                plan.pace(),
                plan.sale(),
                of(plan.beforeRun()),
                of(plan.afterRun()),
                plan.warmUp(),
                plan.arrivals(),
                plan.visitors(),
                plan.accounts(),
                plan.drain(),
                plan.budgets(),
                plan.gate().with(of(plan.gate().builds())),
                plan.abort(),
                plan.sweep(),
                plan.tuning(),
                plan.injector());
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
