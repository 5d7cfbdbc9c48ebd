package dev.onsale.practice.shop;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses that need a key instead of a place in the queue; the front has checked it. */
final class ChannelRoutes {
    private record SaleBody(
            @Nullable Integer party, @Nullable String card) {}

    private record Availability(String event, int seatsLeft, List<Available> ticketTypes) {}

    private record Available(String id, int available) {}

    private final ShopNodeProcess process;

    ChannelRoutes(ShopNodeProcess process) {
        this.process = process;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/box-office/sales", this::sell);
        routes.post("/box-office/orders/{order}/print", this::print);
        routes.get("/back-office/occupancy", this::occupancy);
        routes.get("/api/events/{event}/availability", this::availability);
    }

    private void sell(Context context) {
        Shop shop = process.node().shop();
        SaleBody body = ShopRoutes.body(context, SaleBody.class);
        BoxOffice boxOffice = process.node().boxOffice(shop);
        ShopRoutes.later(context, boxOffice.sell(ShopRoutes.required(body.party(), "party"), body.card()), sold -> {
            shop.seatMap().changed();
            ShopRoutes.json(context, 201, sold);
        });
    }

    private void print(Context context) {
        BoxOffice boxOffice = process.node().boxOffice(process.node().shop());
        ShopRoutes.later(
                context,
                boxOffice.print(context.pathParam("order")),
                printed -> ShopRoutes.json(context, 200, printed));
    }

    private void occupancy(Context context) {
        ShopRoutes.json(context, 200, process.node().shop().backOffice().occupancy());
    }

    private void availability(Context context) {
        EventPage.Page page =
                process.node().shop().of(context.pathParam("event")).eventPage().page();
        ShopRoutes.json(
                context,
                200,
                new Availability(
                        page.event(),
                        page.seatsLeft(),
                        page.ticketTypes().stream()
                                .map(type -> new Available(type.id(), type.available()))
                                .toList()));
    }
}
