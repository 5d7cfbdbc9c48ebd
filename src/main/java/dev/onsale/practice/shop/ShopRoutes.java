package dev.onsale.practice.shop;

import com.fasterxml.jackson.databind.JsonMappingException;
import dev.onsale.practice.protocol.Json;
import dev.onsale.practice.protocol.Refusals;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The shop's addresses: reads the request, calls the shop, writes the response. */
final class ShopRoutes {
    /** The request attribute that holds its refusal. */
    static final String REFUSED = "refused";

    private static final Set<Integer> ONE_STATUS_FOR = Set.of(402, 403, 409, 410);

    private record HoldBody(
            @Nullable List<String> seats,
            @Nullable Integer party,
            @Nullable String ticketType) {}

    private record OrderBody(
            @Nullable String hold, @Nullable String account) {}

    private record PaymentBody(
            @Nullable String order, @Nullable String card) {}

    private record ChallengeBody(@Nullable String answer) {}

    private final ShopNodeProcess process;

    ShopRoutes(ShopNodeProcess process) {
        this.process = process;
    }

    void eventPage(Context context) {
        Shop shop = shopOf(context);
        json(context, 200, shop.eventPage().page());
    }

    void seatMap(Context context) {
        Shop shop = shopOf(context);
        context.status(200)
                .contentType("application/json")
                .result(shop.seatMap().json());
    }

    void hold(Context context) {
        Shop shop = shopOf(context);
        HoldBody body = body(context, HoldBody.class);
        if ((body.seats() == null) == (body.party() == null)) {
            throw Refusal.of(422, "the body must have either \"seats\" or \"party\"");
        }
        if (body.seats() != null && body.ticketType() != null) {
            throw Refusal.of(422, "\"ticketType\" goes with \"party\" only");
        }
        Holds.Hold hold = body.seats() != null
                ? shop.holds().holdSeats(body.seats())
                : shop.holds().holdParty(required(body.party(), "party"), body.ticketType());
        shop.seatMap().changed();
        json(context, 201, hold);
    }

    void release(Context context) {
        Shop shop = process.node().shop();
        shop.holds().release(context.pathParam("hold"));
        shop.seatMap().changed();
        context.status(204);
    }

    void order(Context context) {
        Shop shop = process.node().shop();
        OrderBody body = body(context, OrderBody.class);
        json(context, 201, shop.orders().place(required(body.hold(), "hold"), body.account()));
    }

    void orderStatus(Context context) {
        json(context, 200, process.node().shop().orders().view(context.pathParam("order")));
    }

    void pay(Context context) {
        Shop shop = process.node().shop();
        String key = context.header("Idempotency-Key");
        if (key == null || key.isBlank() || key.length() > 200) {
            throw Refusal.of(422, "the header Idempotency-Key is missing, or is over 200 characters");
        }
        PaymentBody body = body(context, PaymentBody.class);
        Payments.Request request =
                new Payments.Request(key, required(body.order(), "order"), required(body.card(), "card"));
        answerPayment(context, shop.payments().pay(request, shop.partners().gateway()));
    }

    void answerChallenge(Context context) {
        Shop shop = process.node().shop();
        String answer = required(body(context, ChallengeBody.class).answer(), "answer");
        if (!answer.equals("ok") && !answer.equals("wrong")) {
            throw Refusal.of(422, "\"answer\" must be \"ok\" or \"wrong\"");
        }
        answerPayment(context, shop.challenges().answer(context.pathParam("challenge"), answer.equals("ok")));
    }

    void cancel(Context context) {
        Shop shop = process.node().shop();
        later(context, shop.cancellations().cancel(context.pathParam("order")), cancelled -> {
            shop.seatMap().changed();
            json(context, 200, cancelled);
        });
    }

    private static void answerPayment(Context context, CompletableFuture<Payments.Outcome> payment) {
        later(context, payment, outcome -> json(context, outcome.challenge() == null ? 201 : 202, outcome));
    }

    /** Responds when the result is available, without a thread waiting for it. */
    static <T> void later(Context context, CompletableFuture<T> result, Consumer<T> answering) {
        context.future(() -> result.handle((value, failure) -> {
            if (failure == null) {
                answering.accept(value);
            } else {
                refuse(context, failure);
            }
            return value;
        }));
    }

    private Shop shopOf(Context context) {
        return process.node().shop().of(context.pathParam("event"));
    }

    static void json(Context context, int status, Object body) {
        context.status(status).contentType("application/json").result(Json.bytes(body));
    }

    /** Responds with the shop's refusal, or with 500 for an unexpected failure. */
    static void refuse(Context context, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Refusal refusal) {
            context.attribute(REFUSED, refusal);
            json(context, refusal.status(), refusal.body());
        } else {
            ShopNodeProcess.answerUnforeseen(context, cause);
        }
    }

    /** If the shop refuses everything with one status, a header and the body say which refusal it is. */
    static void say(Context context, Refusal refusal, Refusals manner) {
        switch (manner) {
            case STATUSES -> {}
            case UNPROCESSABLE -> {
                if (ONE_STATUS_FOR.contains(refusal.status())) {
                    context.status(422).header("Refusal", refusal.word());
                }
            }
        }
    }

    static <T> T body(Context context, Class<T> type) {
        try {
            return Json.read(context.bodyAsBytes(), type);
        } catch (JsonMappingException wrongShape) {
            throw Refusal.of(422, "the body does not fit: " + wrongShape.getOriginalMessage());
        } catch (IOException malformed) {
            throw Refusal.of(400, "the body is not JSON");
        }
    }

    static <T> T required(@Nullable T value, String key) {
        if (value == null) {
            throw Refusal.of(422, "the body lacks \"" + key + "\"");
        }
        return value;
    }
}
