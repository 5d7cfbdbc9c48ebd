package dev.onsale.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/** What may be called where. */
final class CallRules {
    /** {@code Type.method} of everything that reads a clock or an unseeded source of randomness. */
    private static final Set<String> CLOCKS_AND_DICE = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.time.InstantSource.system",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current");

    private static final Set<String> TYPES_WITH_NOW = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime");

    private static final Set<String> UNSEEDED_WHEN_MADE_OF_NOTHING =
            Set.of(Random.class.getName(), SplittableRandom.class.getName(), "java.util.Date");

    private static final Set<String> READING =
            Set.of("readString", "readAllBytes", "readAllLines", "lines", "newBufferedReader", "newInputStream");

    /** The reader, and those of files in {@code /proc}. */
    private static final Set<String> MAY_READ_FILES = Set.of("RegularFile", "HostClass", "StealTime");

    private CallRules() {}

    static ArchRule standardStreamsAndExitOnlyInCli(String root) {
        return noClasses()
                .that(resideInAnyPackage(root + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(root + ".cli..")))
                        .and(DescribedPredicate.not(mainOfAPracticeProcess(root))))
                .should()
                .accessTargetWhere(describedAs("System.out, System.err or exit", CallRules::writesOrExits))
                .because("a library neither prints nor ends the process; only what is started by name does")
                .allowEmptyShould(true);
    }

    static ArchRule noSleeping(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .accessTargetWhere(describedAs(
                        "sleep",
                        access -> access.getTarget().getName().equals("sleep")
                                && Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit")
                                        .contains(owner(access))))
                .because("waiting is for a condition with a limit; a sleep is too long, too short, or both")
                .allowEmptyShould(true);
    }

    static ArchRule clocksAndDiceComeFromOutside(String root) {
        return noClasses()
                .that(resideInAnyPackage(root + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(
                                root + ".cli..", root + ".gatling..", root + ".load..", root + ".practice.."))))
                .should()
                .accessTargetWhere(describedAs("a clock or unseeded randomness", CallRules::readsClockOrThrowsDice))
                .because("one seed and one clock must give the same result again; both are constructor arguments")
                .allowEmptyShould(true);
    }

    static ArchRule storedFilesAreReadAsData(String root) {
        return noClasses()
                .that(resideInAnyPackage(root + ".plan..", root + ".record..")
                        .and(DescribedPredicate.not(DescribedPredicate.describe(
                                "are the reader itself, or read what the system says",
                                javaClass -> MAY_READ_FILES.contains(javaClass.getSimpleName())))))
                .should()
                .accessTargetWhere(describedAs("files read past RegularFile", CallRules::readsAFile))
                .because("what is stored may be a pipe, a device or larger than memory")
                .allowEmptyShould(true);
    }

    private static boolean readsAFile(JavaAccess<?> access) {
        return owner(access).equals("java.nio.file.Files")
                && READING.contains(access.getTarget().getName());
    }

    private static boolean writesOrExits(JavaAccess<?> access) {
        String name = access.getTarget().getName();
        return switch (owner(access)) {
            case "java.lang.System" -> Set.of("out", "err", "exit", "console").contains(name);
            case "java.lang.Runtime" -> Set.of("exit", "halt").contains(name);
            default ->
                name.equals("printStackTrace")
                        && access.getTarget().getOwner().isAssignableTo(Throwable.class)
                        && access.getTarget().getDescription().endsWith("printStackTrace()>");
        };
    }

    private static boolean readsClockOrThrowsDice(JavaAccess<?> access) {
        String owner = owner(access);
        String name = access.getTarget().getName();
        String description = access.getTarget().getDescription();
        boolean ofNothing = description.endsWith("()>");
        return CLOCKS_AND_DICE.contains(owner + "." + name)
                || (TYPES_WITH_NOW.contains(owner) && name.equals("now") && !description.contains("java.time.Clock)"))
                || (UNSEEDED_WHEN_MADE_OF_NOTHING.contains(owner) && name.equals("<init>") && ofNothing);
    }

    private static DescribedPredicate<JavaAccess<?>> describedAs(
            String what, java.util.function.Predicate<JavaAccess<?>> accesses) {
        return DescribedPredicate.describe(what, accesses);
    }

    /** A class of the practice box office that is started as a process, and so may print its ready line and exit. */
    private static DescribedPredicate<JavaClass> mainOfAPracticeProcess(String root) {
        return DescribedPredicate.describe(
                "are the main class of a practice process",
                javaClass -> resideInAnyPackage(root + ".practice..").test(javaClass)
                        && javaClass.getMethods().stream()
                                .anyMatch(method -> method.getName().equals("main")
                                        && method.getModifiers()
                                                .containsAll(Set.of(JavaModifier.PUBLIC, JavaModifier.STATIC))
                                        && method.getRawParameterTypes().size() == 1
                                        && method.getRawParameterTypes().get(0).isEquivalentTo(String[].class)));
    }

    private static String owner(JavaAccess<?> access) {
        return access.getTarget().getOwner().getName();
    }
}
