package dev.onsale.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;

/** Each library is known to the packages that are about it, so that it can be replaced there. */
final class LibraryRules {
    private LibraryRules() {}

    static ArchRule gatlingOnlyInScenarioAndLoad(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(below(root, "scenario"), below(root, "load"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.gatling..")
                .because("its internals change between versions; the rest of the house reads our own record")
                .allowEmptyShould(true);
    }

    static ArchRule noStockReports(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.gatling.charts..", "io.gatling.highcharts..")
                .because("the stock reports need a proprietary library, and their percentiles are wrong")
                .allowEmptyShould(true);
    }

    static ArchRule picocliOnlyInCli(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(below(root, "cli"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..")
                .because("the toolkit is a library too; only the commands know the command line")
                .allowEmptyShould(true);
    }

    static ArchRule jacksonOnlyWhereFilesAreReadAndWritten(String root) {
        return noClasses()
                .that(resideInAnyPackage(root + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(
                                below(root, "record"), below(root, "report"), below(root, "practice"))))
                        .and(DescribedPredicate.not(loaderOfPlans(root))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..")
                .because("what is planned and judged must not depend on a file format")
                .allowEmptyShould(true);
    }

    /** The loader itself and what only the plan package can see. */
    private static DescribedPredicate<JavaClass> loaderOfPlans(String root) {
        return DescribedPredicate.describe(
                "are the loader of plans or behind it",
                javaClass -> javaClass.getPackageName().equals(root + ".plan")
                        && (topLevel(javaClass).getSimpleName().equals("PlanLoader")
                                || !topLevel(javaClass).getModifiers().contains(JavaModifier.PUBLIC)));
    }

    private static JavaClass topLevel(JavaClass javaClass) {
        JavaClass outer = javaClass;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static String below(String root, String name) {
        return root + "." + name + "..";
    }
}
