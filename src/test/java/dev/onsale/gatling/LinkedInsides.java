package dev.onsale.gatling;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the compiled classes of the house ask of Gatling, looked up in a Gatling that they were not compiled with. */
final class LinkedInsides {

    private static final List<String> OF_GATLING = List.of("io.gatling.", "scala.", "io.netty.");

    private final JavaClasses house = new ClassFileImporter()
            .importPaths(
                    Path.of("target", "classes", "dev", "onsale", "gatling"),
                    Path.of("target", "classes", "dev", "onsale", "scenario"),
                    Path.of("target", "classes", "dev", "onsale", "load"));

    /** What is not there, a line each, with a class that asks for it. */
    Set<String> broken(ClassLoader loader) {
        Set<String> broken = new TreeSet<>();
        for (JavaClass ours : house) {
            for (JavaAccess<?> access : ours.getAccessesFromSelf()) {
                JavaClass owner = access.getTargetOwner();
                if (!isGatlings(owner.getName())) {
                    continue;
                }
                Class<?> type = named(owner.getName(), loader);
                if (type == null) {
                    broken.add(outermost(ours) + " uses " + owner.getName() + ": no such class");
                } else if (!isThere(type, access)) {
                    broken.add(outermost(ours) + " uses " + owner.getName() + "."
                            + access.getTarget().getName() + signature(access) + ": no such member");
                }
            }
            broken.addAll(unimplemented(ours, loader));
        }
        return broken;
    }

    private static Set<String> unimplemented(JavaClass ours, ClassLoader loader) {
        Set<String> broken = new TreeSet<>();
        if (ours.isInterface()
                || ours.getModifiers().contains(JavaModifier.ABSTRACT)
                || ours.getAllRawSuperclasses().stream().noneMatch(type -> isGatlings(type.getName()))
                        && ours.getAllRawInterfaces().stream().noneMatch(type -> isGatlings(type.getName()))) {
            return broken;
        }
        try {
            Class<?> there = Class.forName(ours.getName(), false, loader);
            Stream.of(there.getMethods())
                    .filter(method -> Modifier.isAbstract(method.getModifiers()))
                    .forEach(method -> broken.add(outermost(ours) + " lacks "
                            + method.getDeclaringClass().getName() + "." + method.getName()));
        } catch (ClassNotFoundException | LinkageError e) {
            broken.add(outermost(ours) + " does not link: " + e.getMessage());
        }
        return broken;
    }

    private static boolean isThere(Class<?> type, JavaAccess<?> access) {
        if (access.getTarget() instanceof FieldAccessTarget field) {
            return hierarchy(type).stream()
                    .flatMap(each -> Stream.of(each.getDeclaredFields()))
                    .anyMatch(found -> fits(found, field));
        }
        CodeUnitAccessTarget wanted = (CodeUnitAccessTarget) access.getTarget();
        if (wanted.getName().equals("<init>")) {
            return Stream.of(type.getDeclaredConstructors()).anyMatch(found -> fits(found, wanted));
        }
        return hierarchy(type).stream()
                .flatMap(each -> Stream.of(each.getDeclaredMethods()))
                .anyMatch(found -> found.getName().equals(wanted.getName())
                        && fits(found, wanted)
                        && found.getReturnType()
                                .getName()
                                .equals(wanted.getRawReturnType().getName()));
    }

    private static boolean fits(Field found, FieldAccessTarget wanted) {
        return found.getName().equals(wanted.getName())
                && found.getType().getName().equals(wanted.getRawType().getName());
    }

    private static boolean fits(Executable found, CodeUnitAccessTarget wanted) {
        List<String> types =
                Stream.of(found.getParameterTypes()).map(Class::getName).toList();
        return types.equals(
                wanted.getRawParameterTypes().stream().map(JavaClass::getName).toList());
    }

    private static List<Class<?>> hierarchy(Class<?> type) {
        List<Class<?>> all = new ArrayList<>(List.of(type));
        if (type.getSuperclass() != null) {
            all.addAll(hierarchy(type.getSuperclass()));
        }
        Stream.of(type.getInterfaces()).forEach(each -> all.addAll(hierarchy(each)));
        if (type.isInterface() && !all.contains(Object.class)) {
            all.add(Object.class);
        }
        return all;
    }

    private static String signature(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget called
                ? called.getRawParameterTypes().stream()
                        .map(JavaClass::getSimpleName)
                        .toList()
                        .toString()
                : "";
    }

    private static Class<?> named(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    private static boolean isGatlings(String name) {
        return OF_GATLING.stream().anyMatch(name::startsWith);
    }

    private static String outermost(JavaClass ours) {
        String name = ours.getName();
        int nested = name.indexOf('$');
        return (nested < 0 ? name : name.substring(0, nested)).replace("dev.onsale.", "");
    }

    /** Classes of the room that look for something by reflection or by name. */
    Set<String> reflecting() {
        Set<String> reflecting = new TreeSet<>();
        for (JavaClass ours : house) {
            boolean reflects = ours.getAccessesFromSelf().stream()
                    .anyMatch(access -> access.getTargetOwner().isEquivalentTo(Class.class)
                            && Set.of(
                                            "getDeclaredField",
                                            "getDeclaredFields",
                                            "getDeclaredConstructor",
                                            "getConstructor",
                                            "forName")
                                    .contains(access.getTarget().getName()));
            if (reflects && ours.getPackageName().startsWith("dev.onsale.gatling")) {
                reflecting.add(outermost(ours));
            }
        }
        return reflecting;
    }
}
