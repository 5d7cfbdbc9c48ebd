package dev.onsale.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchRule;

/** Each library is known to the packages that are about it, so that it can be replaced there. */
final class LibraryRules {
    private LibraryRules() {}

    static ArchRule gatlingOnlyWhereLoadIsMade(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(below(root, "gatling"), below(root, "scenario"), below(root, "load"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.gatling..")
                .because("the rest of the house reads our own record")
                .allowEmptyShould(true);
    }

    /** Scala too: what Gatling's Java DSL does not show is in Scala's types. */
    static ArchRule gatlingsInsidesOnlyInGatling(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(below(root, "gatling"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.gatling..", "scala..")
                        .and(DescribedPredicate.not(resideInAnyPackage("io.gatling.javaapi..")))
                        .or(resideInAnyPackage("io.gatling.javaapi..internal..")))
                .because("its insides move between versions; an upgrade is made in one room")
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
                                below(root, "record"),
                                below(root, "report"),
                                below(root, "export"),
                                below(root, "practice"),
                                below(root, "plan.reading")))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..")
                .because("what is planned and judged must not depend on a file format")
                .allowEmptyShould(true);
    }

    static ArchRule openTelemetryOnlyInExport(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(below(root, "export"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.opentelemetry..")
                .because("who exports nothing loads none of it, and its internals change between versions")
                .allowEmptyShould(true);
    }

    static ArchRule practicePartsOnlyInPractice(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(below(root, "practice"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.javalin..",
                        "kotlin..",
                        "jakarta.servlet..",
                        "org.eclipse.jetty..",
                        "org.jdbi..",
                        "com.zaxxer..",
                        "org.flywaydb..",
                        "io.zonky..",
                        "redis..",
                        "org.apache.commons.pool2..",
                        "org.apache.commons.compress..",
                        "org.tukaani..")
                .because("they are optional: who depends on onsale for scenarios has none of them")
                .allowEmptyShould(true);
    }

    private static String below(String root, String name) {
        return root + "." + name + "..";
    }
}
