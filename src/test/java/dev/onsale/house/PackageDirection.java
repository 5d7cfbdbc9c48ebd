package dev.onsale.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Map;
import java.util.Set;

/**
 * Which package may use which: a plan goes in, load comes out, the record of it is judged, the judgement is rendered.
 *
 * <p>A package that is not listed is a violation itself, so that a new one gets its place here by decision.
 */
final class PackageDirection {
    private static final Set<String> PIPELINE = Set.of(
            "figures",
            "plan",
            "record",
            "gatling",
            "scenario",
            "load",
            "judge",
            "diagnose",
            "report",
            "practice",
            "watch",
            "export");

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("figures", Set.of()),
            Map.entry("plan", Set.of("figures")),
            Map.entry("record", Set.of("figures", "plan")),
            Map.entry("gatling", Set.of("figures", "plan", "record")),
            Map.entry("scenario", Set.of("figures", "plan", "record", "gatling")),
            Map.entry("watch", Set.of("figures", "plan", "record")),
            Map.entry("load", Set.of("figures", "plan", "record", "gatling", "scenario", "watch")),
            // What they find is worded in one place: report.
            Map.entry("judge", Set.of("plan", "record")),
            Map.entry("diagnose", Set.of("plan", "record", "judge")),
            Map.entry("report", Set.of("figures", "plan", "record", "judge", "diagnose")),
            Map.entry("export", Set.of("figures", "plan", "record")),
            Map.entry("practice", Set.of()),
            Map.entry("doctor", Set.of("figures")),
            Map.entry("rehearse", PIPELINE),
            Map.entry("drill", with(PIPELINE, "rehearse")),
            Map.entry("preflight", with(PIPELINE, "rehearse")),
            Map.entry("capacity", with(PIPELINE, "rehearse")),
            Map.entry("fleet", with(PIPELINE, "rehearse")),
            Map.entry("cli", with(PIPELINE, "rehearse", "drill", "preflight", "capacity", "fleet", "doctor")));

    /** The same inside a package that has rooms: each may use those named, and what the whole package may. */
    private static final Map<String, Set<String>> ROOM_MAY_USE = Map.ofEntries(
            Map.entry("plan", Set.of()),
            Map.entry("plan.reading", Set.of("plan")),
            Map.entry("record.machine", Set.of()),
            Map.entry("record.evidence", Set.of()),
            Map.entry("record.walk", Set.of()),
            Map.entry("record.clue", Set.of()),
            Map.entry("record", Set.of("record.machine", "record.evidence", "record.clue")),
            Map.entry("record.files", Set.of("record", "record.machine", "record.evidence", "record.clue")),
            Map.entry("record.live", Set.of("record", "record.machine", "record.evidence", "record.files")),
            Map.entry("record.baseline", Set.of("record", "record.files")),
            Map.entry(
                    "record.merge",
                    Set.of("record", "record.machine", "record.evidence", "record.files", "record.live")),
            Map.entry("report.document", Set.of()),
            Map.entry("report.clue", Set.of()),
            Map.entry("report", Set.of("report.document", "report.clue")),
            // The page's templates, compiled.
            Map.entry("report.pages", Set.of("report", "report.document", "report.pages.document")),
            Map.entry("report.pages.document", Set.of("report.document")),
            Map.entry("gatling.structure", Set.of()),
            Map.entry("gatling.injection", Set.of()),
            Map.entry("gatling.request", Set.of("gatling.structure")),
            Map.entry("gatling.checks", Set.of("gatling.structure", "gatling.request")),
            Map.entry("gatling.failure", Set.of("gatling.checks")),
            Map.entry("gatling.http", Set.of("gatling.structure", "gatling.request", "gatling.failure")),
            Map.entry(
                    "gatling.simulation",
                    Set.of("gatling.structure", "gatling.injection", "gatling.request", "gatling.checks")),
            Map.entry(
                    "gatling",
                    Set.of(
                            "gatling.structure",
                            "gatling.injection",
                            "gatling.request",
                            "gatling.checks",
                            "gatling.failure",
                            "gatling.http",
                            "gatling.simulation")));

    private static final Set<String> HAVE_ROOMS = Set.of("plan", "record", "report", "gatling");

    private PackageDirection() {}

    static ArchRule rule(String root) {
        return ArchRuleDefinition.classes()
                .that(residesBelow(root))
                .should(onlyUseWhatIsLeftOfThem(root))
                .because("the direction of packages is the direction of the data")
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> residesBelow(String root) {
        return DescribedPredicate.describe(
                "reside below " + root,
                javaClass -> javaClass.getPackageName().equals(root)
                        || javaClass.getPackageName().startsWith(root + "."));
    }

    private static ArchCondition<JavaClass> onlyUseWhatIsLeftOfThem(String root) {
        return new ArchCondition<>("only use packages left of their own") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                String from = packageOf(root, javaClass);
                Set<String> allowed = MAY_USE.get(from);
                if (allowed == null) {
                    events.add(SimpleConditionEvent.violated(
                            javaClass, javaClass.getName() + " is in a package without a place in the direction"));
                    return;
                }
                for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    String to = packageOf(root, target);
                    if (residesBelow(root).test(target) && !to.equals(from) && !allowed.contains(to)) {
                        events.add(SimpleConditionEvent.violated(
                                dependency, from + " may not use " + to + ": " + dependency.getDescription()));
                    }
                }
                if (HAVE_ROOMS.contains(from)) {
                    checkRoom(root, javaClass, from, events);
                }
            }
        };
    }

    private static void checkRoom(String root, JavaClass javaClass, String top, ConditionEvents events) {
        String from = roomOf(root, javaClass);
        Set<String> allowed = ROOM_MAY_USE.get(from);
        if (allowed == null) {
            events.add(SimpleConditionEvent.violated(
                    javaClass, javaClass.getName() + " is in a room without a place in the direction"));
            return;
        }
        for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass();
            if (!residesBelow(root + "." + top).test(target)) {
                continue;
            }
            String to = roomOf(root, target);
            if (!to.equals(from) && !allowed.contains(to)) {
                events.add(SimpleConditionEvent.violated(
                        dependency, from + " may not use " + to + ": " + dependency.getDescription()));
            }
        }
    }

    /** All names after the root. */
    private static String roomOf(String root, JavaClass javaClass) {
        return javaClass.getPackageName().substring(root.length() + 1);
    }

    /** The first name after the root; empty for the root itself. */
    private static String packageOf(String root, JavaClass javaClass) {
        String name = javaClass.getPackageName();
        if (!name.startsWith(root + ".")) {
            return "";
        }
        String below = name.substring(root.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    private static Set<String> with(Set<String> names, String... more) {
        Set<String> all = new java.util.HashSet<>(names);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }
}
