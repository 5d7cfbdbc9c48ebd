package dev.onsale.gatling.structure;

import dev.onsale.record.MadeName;
import dev.onsale.record.MadeName.Origin;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.action.builder.ActionBuilder;
import io.gatling.core.session.Session;
import io.gatling.http.request.builder.CommonAttributes;
import io.gatling.http.request.builder.RequestBuilder;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.util.Either;

/**
 * The names of a simulation's requests and groups as their author wrote them. A name that a function makes is
 * identified by its place: by the method and the address beside it, and by a number if those are not unique. Query it
 * in the order of the requests. Uses Gatling's internals, 3.15.1.
 */
public final class WrittenNames {

    private static final String NAME_FIELD = "requestName";
    private static final String GROUP_FIELD = "groupName$1";
    private static final String GROUP_START = "io.gatling.core.action.builder.GroupBuilder$$anonfun$start";
    private static final String GATLINGS = "io.gatling.core.";
    private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

    private final Map<Object, MadeName> known = new IdentityHashMap<>();
    private final Map<String, Integer> places = new HashMap<>();

    /** Where a name is: an object, and its field with the expression. */
    public record Holder(Object object, Field field, Function1<Session, Validation<String>> expression) {}

    /** Of a request, whatever its protocol; empty for anything else. */
    public static Optional<Holder> ofRequest(ActionBuilder builder) {
        return builder instanceof RequestBuilder<?> request
                ? held(request.commonAttributes(), NAME_FIELD)
                : held(builder, NAME_FIELD);
    }

    /** Whether a group begins with it. */
    public static boolean isGroupStart(ActionBuilder builder) {
        return builder.getClass().getName().startsWith(GROUP_START);
    }

    /** Of a group, given the action with which it begins. */
    public static Optional<Holder> ofGroup(ActionBuilder start) {
        return held(start, GROUP_FIELD);
    }

    @SuppressWarnings("unchecked") // what Gatling keeps under this name
    private static Optional<Holder> held(Object object, String name) {
        for (Class<?> type = object.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name) && Function1.class.isAssignableFrom(field.getType())) {
                    try {
                        field.setAccessible(true);
                        return Optional.of(
                                new Holder(object, field, (Function1<Session, Validation<String>>) field.get(object)));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException("this Gatling keeps its names in another way", e);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The name of a request, before it is sent. */
    public MadeName request(ActionBuilder builder, Holder holder) {
        return known.computeIfAbsent(
                holder.object(),
                object -> made(holder, builder instanceof RequestBuilder<?> request ? place(request) : null));
    }

    /** The name of a group. */
    public MadeName group(Holder holder) {
        return known.computeIfAbsent(holder.object(), object -> made(holder, null));
    }

    private MadeName made(Holder holder, @Nullable String place) {
        String template = template(holder.expression());
        if (template == null) {
            String where = (place == null ? "a place" : place) + " (named by a function)";
            return new MadeName(where, numbered(where), Origin.FUNCTION);
        }
        if (template.isBlank()) {
            return MadeName.written(place == null ? CarriedName.NAMELESS : place);
        }
        if (!template.contains("#{")) {
            return MadeName.written(template);
        }
        boolean words =
                WORD.matcher(EXPRESSION.matcher(template).replaceAll("")).find();
        return new MadeName(template, template, words ? Origin.EXPRESSION : Origin.BARE_EXPRESSION);
    }

    /**
     * The values of those of Gatling's own expressions that need no session are known; an empty text is one of them.
     */
    private static @Nullable String template(Function1<Session, Validation<String>> expression) {
        String template = Template.of(expression);
        return template == null
                        && expression.getClass().getName().startsWith(GATLINGS)
                        && expression.apply(null) instanceof Success<String> known
                ? known.value()
                : template;
    }

    private String numbered(String where) {
        int number = places.merge(where, 1, Integer::sum);
        return number == 1 ? where : where + " (" + number + ")";
    }

    /** {@code GET /products/#{id}}. */
    private static String place(RequestBuilder<?> request) {
        CommonAttributes attributes = request.commonAttributes();
        String method = Template.of(attributes.method());
        Either<?, ?> address = attributes.urlOrURI();
        String url = address.isLeft()
                ? Template.of((Function1<?, ?>) address.swap().toOption().get())
                : String.valueOf(address.toOption().get());
        return (method == null ? "a request" : method) + " "
                + (url == null ? "an address of a function's" : url.replaceFirst("\\?.*$", ""));
    }
}
