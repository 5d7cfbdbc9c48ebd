package dev.onsale.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules hold in the house, and each of them fails on the violations planted for it, and names them. */
class ArchitectureTest {
    private static final String HOUSE = "dev.onsale";
    private static final String PLANTED = "dev.onsale.planted";

    private record Rule(String name, Function<String, ArchRule> of, List<String> plantedViolations) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "packages use only what is left of them",
                    PackageDirection::rule,
                    List.of(
                            "plan may not use record",
                            "record may not use judge",
                            "gatling may not use load",
                            "judge may not use load",
                            "judge may not use figures",
                            "diagnose may not use report",
                            "diagnose may not use figures",
                            "report may not use practice",
                            "export may not use judge",
                            "practice may not use plan",
                            "rehearse may not use cli",
                            "planted.nowhere.NobodyPlacedMe is in a package without a place",
                            "plan may not use plan.reading",
                            "record.machine may not use record:",
                            "gatling.structure may not use gatling.request",
                            "planted.record.nowhere.NobodyPlacedMe is in a room without a place")),
            new Rule(
                    "Gatling only where load is made",
                    LibraryRules::gatlingOnlyWhereLoadIsMade,
                    List.of("planted.judge.ReadsGatling")),
            new Rule(
                    "Gatling's insides only in gatling",
                    LibraryRules::gatlingsInsidesOnlyInGatling,
                    List.of(
                            "planted.load.ReachesIntoGatling.attributes(",
                            "planted.load.ReachesIntoGatling.checks(",
                            "planted.load.ReachesIntoGatling.isThere(")),
            new Rule("no stock reports", LibraryRules::noStockReports, List.of("planted.load.DrawsStockReports")),
            new Rule("picocli only in cli", LibraryRules::picocliOnlyInCli, List.of("planted.load.ParsesArguments")),
            new Rule(
                    "Jackson only where files are read and written",
                    LibraryRules::jacksonOnlyWhereFilesAreReadAndWritten,
                    List.of("planted.plan.PlanKnowsItsFormat", "planted.judge.WritesJson")),
            new Rule(
                    "OpenTelemetry only in export",
                    LibraryRules::openTelemetryOnlyInExport,
                    List.of("planted.record.TellsACollector")),
            new Rule(
                    "the practice box office's libraries only there",
                    LibraryRules::practicePartsOnlyInPractice,
                    List.of("planted.load.AsksTheShopsDatabase")),
            new Rule(
                    "standard streams and exit only in cli",
                    CallRules::standardStreamsAndExitOnlyInCli,
                    List.of(
                            "planted.load.PrintsAndExits.prints()",
                            "planted.load.PrintsAndExits.printsErrors()",
                            "planted.load.PrintsAndExits.exits()",
                            "planted.load.PrintsAndExits.halts()",
                            "planted.load.PrintsAndExits.printsStackTrace(",
                            "planted.practice.NotAMain.prints()")),
            new Rule(
                    "no sleeping",
                    CallRules::noSleeping,
                    List.of("planted.practice.Sleeps.inAThread()", "planted.practice.Sleeps.inAUnit()")),
            new Rule(
                    "clocks and dice come from outside",
                    CallRules::clocksAndDiceComeFromOutside,
                    List.of(
                            "planted.record.ReadsTheClock.millis()",
                            "planted.record.ReadsTheClock.nanos()",
                            "planted.record.ReadsTheClock.instant()",
                            "planted.record.ReadsTheClock.reference()",
                            "planted.record.ReadsTheClock.unseeded()",
                            "planted.record.ReadsTheClock.uuid()")),
            new Rule(
                    "stored files are read as data",
                    CallRules::storedFilesAreReadAsData,
                    List.of("planted.record.ReadsAnyFile.whole(")),
            new Rule(
                    "names say what a class is",
                    ShapeRules::namesSayWhatAClassIs,
                    List.of(
                            "planted.plan.names.RateUtil",
                            "planted.plan.names.RateUtils",
                            "planted.plan.names.RateHelper",
                            "planted.plan.names.RateManager",
                            "planted.plan.names.RateImpl")),
            new Rule(
                    "no shared mutable fields",
                    ShapeRules::noSharedMutableFields,
                    List.of("SharesState.anybody", "SharesState.everywhere")));

    private static final JavaClasses IN_THE_HOUSE = new ClassFileImporter().importPath(Path.of("target", "classes"));
    private static final JavaClasses IN_PLANTED =
            new ClassFileImporter().importPath(Path.of("target", "test-classes", "dev", "onsale", "planted"));

    @TestFactory
    Stream<DynamicTest> holds() {
        assertThat(IN_THE_HOUSE).as("compiled classes of the house").isNotEmpty();
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.name(), () -> rule.of().apply(HOUSE).check(IN_THE_HOUSE)));
    }

    @TestFactory
    Stream<DynamicTest> failsOnPlantedViolations() {
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> {
                    var violation = assertThatThrownBy(
                                    () -> rule.of().apply(PLANTED).check(IN_PLANTED))
                            .isInstanceOf(AssertionError.class);
                    rule.plantedViolations().forEach(violation::hasMessageContaining);
                    violation.message().doesNotContainIgnoringCase("allowed");
                }));
    }
}
