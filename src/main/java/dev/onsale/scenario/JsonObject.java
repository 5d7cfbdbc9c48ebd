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
 * A JSON object as a request's body, built when it is sent from the values in the session, mostly from earlier
 * responses. Numbers stay numbers and lists stay lists; texts are escaped. A value missing in the session ends the
 * journey as {@code error}.
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

    /** Produces a member's value. */
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
     * A member with the value of this session attribute.
     *
     * <p>{@code json(order -> order.saved("cart", "cartId"))}
     */
    public JsonObject saved(String name, String attribute) {
        return with(name, (session, item) -> value(session, attribute));
    }

    /**
     * A member with a constant value: a text, a number, true or false.
     *
     * <p>{@code json(order -> order.fixed("locale", "en"))}
     */
    public JsonObject fixed(String name, Object value) {
        return with(name, (session, item) -> value);
    }

    /**
     * Inside {@link #perItem}, a member with the item itself; inside {@link #perTicket}, with the ticket's number, from
     * 1.
     *
     * <p>{@code json(order -> order.perItem("seats", "seats", seat -> seat.item("name")))}
     */
    public JsonObject item(String name) {
        return with(name, (session, item) -> item);
    }

    /**
     * A list of one object per ticket that the visitor wants.
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
     * A list of one object per item of a list in the session.
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
            // In Gatling's words, so that the journey's detail names the attribute.
            throw new IllegalArgumentException("No attribute named '" + attribute + "' is defined");
        }
        return session.get(attribute);
    }
}
