package dev.onsale.scenario;

import dev.onsale.gatling.request.JsonText;
import io.gatling.javaapi.core.Body;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as a request's body, built from what the session holds when it is sent: earlier answers above all.
 * Numbers stay numbers, lists lists; texts are escaped. A value that the session lacks ends the journey as {@code error}.
 *
 * <pre>{@code
 * checkout(http("checkout").post("/orders").body(json(order -> order
 *     .saved("cart", "cartId")
 *     .fixed("locale", "en")
 *     .perTicket("positions", position -> position.saved("item", "ticketType"))
 *     .perItem("seats", "seats", seat -> seat.item("name")))).asJson())
 * }</pre>
 */
public final class JsonObject {

    static final JsonObject EMPTY = new JsonObject(List.of());

    /** Gives a member its value. */
    private interface Source {
        @Nullable
        Object in(Session session, @Nullable Object item);
    }

    private record Member(String name, Source source) {}

    private final List<Member> members;

    private JsonObject(List<Member> members) {
        this.members = members;
    }

    static JsonObject of(String... attributes) {
        JsonObject body = EMPTY;
        for (String attribute : attributes) {
            body = body.saved(attribute, attribute);
        }
        return body;
    }

    /**
     * A member that is what the session holds under this attribute.
     *
     * <p>{@code json(order -> order.saved("cart", "cartId"))}
     */
    public JsonObject saved(String name, String attribute) {
        return with(name, (session, item) -> value(session, attribute));
    }

    /**
     * A member that is always the same: a text, a number, a truth value.
     *
     * <p>{@code json(order -> order.fixed("locale", "en"))}
     */
    public JsonObject fixed(String name, Object value) {
        return with(name, (session, item) -> value);
    }

    /**
     * A member that is the item itself inside {@link #perItem}, and inside {@link #perTicket} its number, from 1.
     *
     * <p>{@code json(order -> order.perItem("seats", "seats", seat -> seat.item("name")))}
     */
    public JsonObject item(String name) {
        return with(name, (session, item) -> item);
    }

    /**
     * A list of as many objects as the visitor wants tickets.
     *
     * <p>{@code json(order -> order.perTicket("positions", position -> position.saved("item", "ticketType")))}
     */
    public JsonObject perTicket(String name, UnaryOperator<JsonObject> ticket) {
        JsonObject each = ticket.apply(EMPTY);
        return with(
                name,
                (session, item) -> IntStream.rangeClosed(1, MapLook.party(session))
                        .mapToObj(number -> each.object(session, number))
                        .toList());
    }

    /**
     * A list of one object for each item of a list that the session holds.
     *
     * <p>{@code json(order -> order.perItem("seats", "seats", seat -> seat.item("name")))}
     */
    public JsonObject perItem(String name, String attribute, UnaryOperator<JsonObject> of) {
        JsonObject each = of.apply(EMPTY);
        return with(name, (session, item) -> {
            value(session, attribute);
            List<Object> objects = new ArrayList<>();
            session.getList(attribute).forEach(one -> objects.add(each.object(session, one)));
            return objects;
        });
    }

    Body body() {
        return CoreDsl.StringBody(session -> JsonText.of(object(session, null)));
    }

    private JsonObject with(String name, Source source) {
        List<Member> more = new ArrayList<>(members);
        more.add(new Member(name, source));
        return new JsonObject(List.copyOf(more));
    }

    private Object object(Session session, @Nullable Object item) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        members.forEach(member -> values.put(member.name(), member.source().in(session, item)));
        return values;
    }

    private static @Nullable Object value(Session session, String attribute) {
        if (!session.contains(attribute)) {
            // As Gatling says it, so that the journey's end names the attribute and nothing else.
            throw new IllegalArgumentException("No attribute named '" + attribute + "' is defined");
        }
        return session.get(attribute);
    }
}
