package dev.onsale.gatling;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One place where the room counts on more of Gatling than a compiler checks: what is reached by reflection, told apart by
 * its name, or overridden.
 *
 * @param user the class of ours that counts on it, below the room
 * @param type the class of Gatling's
 * @param expected what has to be there
 */
record Seam(String user, String type, Expected expected) {

    /** Says what is otherwise; empty if all is as expected. */
    interface Expected {
        Optional<String> broken(Class<?> type, ClassLoader loader);
    }

    static Seam field(String user, String type, String name, String fieldType) {
        return new Seam(
                user,
                type,
                (found, loader) -> fields(found)
                                .anyMatch(field -> field.getName().equals(name)
                                        && field.getType().getName().equals(fieldType))
                        ? Optional.empty()
                        : Optional.of("no field " + name + " of type " + fieldType));
    }

    static Seam constructor(String user, String type, String... parameters) {
        return new Seam(
                user,
                type,
                (found, loader) -> Stream.of(found.getDeclaredConstructors())
                                .map(Constructor::getParameterTypes)
                                .anyMatch(types -> names(types).equals(List.of(parameters)))
                        ? Optional.empty()
                        : Optional.of("no constructor " + List.of(parameters)));
    }

    /** A method that ours overrides, or that is told apart by its name and the place of its arguments. */
    static Seam method(String user, String type, String name, String... parameters) {
        return new Seam(
                user,
                type,
                (found, loader) -> methods(found)
                                .filter(method -> method.getName().equals(name))
                                .map(Method::getParameterTypes)
                                .anyMatch(types -> names(types).equals(List.of(parameters)))
                        ? Optional.empty()
                        : Optional.of("no method " + name + List.of(parameters) + "; " + namesakes(found, name)));
    }

    /** A class by its name alone, which is all that is counted on. */
    static Seam is(String user, String type, String... superTypes) {
        return new Seam(
                user,
                type,
                (found, loader) -> Stream.of(superTypes)
                        .filter(superType -> !named(superType, loader)
                                .map(above -> above.isAssignableFrom(found))
                                .orElse(false))
                        .findFirst()
                        .map(superType -> "is no " + superType));
    }

    /** What is otherwise in the Gatling of this loader; empty if nothing is. */
    Optional<String> broken(ClassLoader loader) {
        Optional<Class<?>> found = named(type, loader);
        Optional<String> what = found.isEmpty() ? Optional.of("no such class") : expected.broken(found.get(), loader);
        return what.map(text -> user + " counts on " + type + ": " + text);
    }

    private static Optional<Class<?>> named(String name, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static Stream<Field> fields(Class<?> type) {
        Stream<Field> own = Stream.of(type.getDeclaredFields());
        return type.getSuperclass() == null ? own : Stream.concat(own, fields(type.getSuperclass()));
    }

    private static Stream<Method> methods(Class<?> type) {
        Stream<Method> own = Stream.concat(Stream.of(type.getDeclaredMethods()), Stream.of(type.getMethods()));
        return type.getSuperclass() == null ? own : Stream.concat(own, methods(type.getSuperclass()));
    }

    private static String namesakes(Class<?> type, String name) {
        return methods(type)
                .filter(method -> method.getName().equals(name))
                .map(method -> names(method.getParameterTypes()).toString())
                .distinct()
                .collect(Collectors.joining(" or ", "there is ", ""));
    }

    private static List<String> names(Class<?>[] types) {
        return Arrays.stream(types).map(Class::getName).toList();
    }
}
