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
    private static final Set<String> PIPELINE =
            Set.of("plan", "record", "scenario", "load", "judge", "diagnose", "report", "practice", "watch");

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("plan", Set.of()),
            Map.entry("record", Set.of("plan")),
            Map.entry("scenario", Set.of("plan", "record")),
            Map.entry("watch", Set.of("plan", "record")),
            Map.entry("load", Set.of("plan", "record", "scenario", "watch")),
            Map.entry("judge", Set.of("plan", "record")),
            Map.entry("diagnose", Set.of("plan", "record", "judge")),
            Map.entry("report", Set.of("plan", "record", "judge", "diagnose")),
            Map.entry("practice", Set.of()),
            Map.entry("rehearse", PIPELINE),
            Map.entry("drill", with(PIPELINE, "rehearse")),
            Map.entry("preflight", with(PIPELINE, "rehearse")),
            Map.entry("capacity", with(PIPELINE, "rehearse")),
            Map.entry("fleet", with(PIPELINE, "rehearse")),
            Map.entry("cli", with(PIPELINE, "rehearse", "drill", "preflight", "capacity", "fleet")));

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
            }
        };
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
