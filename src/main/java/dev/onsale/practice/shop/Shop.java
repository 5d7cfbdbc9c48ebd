package dev.onsale.practice.shop;

import dev.onsale.practice.fault.FaultKind;
import dev.onsale.practice.protocol.ResetOrder;
import dev.onsale.practice.protocol.Sale;
import dev.onsale.practice.protocol.SaleSettings;
import dev.onsale.practice.protocol.StoreKeys;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.client.HttpClient;

/** The shop between two resets: one sale, its faults, and the parts of it that are kept in memory. */
record Shop(
        Sale sale,
        EventPage eventPage,
        SeatMap seatMap,
        Holds holds,
        Orders orders,
        Payments payments,
        Challenges challenges,
        Cancellations cancellations,
        BackOffice backOffice,
        Partners partners) {
    /** The partners that the shop calls over the network. */
    record Partners(GatewayClient gateway, TerminalClient terminal) {
        /** The taker of the money, which can refund it. */
        Charging whoCharged(PaymentRows.Stored payment) {
            return payment.card().equals(TerminalClient.CARD) ? terminal : gateway;
        }

        static Partners of(HttpClient client, String gatewayUrl, String terminalUrl, SaleSettings settings) {
            return new Partners(
                    new GatewayClient(client, gatewayUrl, settings.gatewayTimeoutMs()),
                    new TerminalClient(client, terminalUrl));
        }
    }

    /** @param node the shop's node */
    static Shop of(
            String node,
            ResetOrder order,
            ShopDatabase database,
            NodeStore store,
            Partners partners,
            Executor workers,
            RandomGenerator random) {
        SaleSettings settings = order.sale().settings();
        Catalogue catalogue = catalogue(settings);
        HoldLock lock = new HoldLock(order.faults().strength(FaultKind.HOLD_LOCK), catalogue);
        PastOrders pastOrders = new PastOrders(order.faults().strength(FaultKind.TAIL_QUERY), settings.seed(), node);
        PageCache cache = new PageCache(store, order.faults().strength(FaultKind.TITO_2017_LATE_CAPACITY));
        StoreKeys keys = new StoreKeys(order.sale().generation());
        Settlement settlement = new Settlement(database, workers);
        return new Shop(
                order.sale(),
                new EventPage(
                        database,
                        settings,
                        catalogue,
                        order.faults().strength(FaultKind.TITO_2017_SLOW_QUERY),
                        pastOrders,
                        cache,
                        keys.eventPage(settings.event())),
                new SeatMap(
                        database, settings, catalogue, cache, keys.seatMap(settings.event()), InstantSource.system()),
                new Holds(
                        database,
                        settings,
                        catalogue,
                        lock,
                        new GroupSeating(order.faults().strength(FaultKind.SPEKTRIX_2019_CRASH_LOOP)),
                        random),
                new Orders(database, catalogue, new AccountLimit(settings.maxPerAccount()), random),
                new Payments(database, settlement, random),
                new Challenges(database, partners.gateway(), settlement),
                new Cancellations(database, partners),
                new BackOffice(database, catalogue),
                partners);
    }

    /** This shop if the event is its own. @throws Refusal 404 if it is not */
    Shop of(String event) {
        if (!sale.settings().event().equals(event)) {
            throw Refusal.of(404, "no such event");
        }
        return this;
    }

    /** Brings the database into the state that the order requests. */
    static void prepare(ResetOrder order, ShopDatabase database) {
        Catalogue catalogue = catalogue(order.sale().settings());
        int pastSeats = EventPage.pastSeats(order.faults().strength(FaultKind.TITO_2017_SLOW_QUERY));
        int pastOrders = PastOrders.rows(order.faults().strength(FaultKind.TAIL_QUERY));
        int pastViews = HotCounter.views(order.faults().strength(FaultKind.AVENTRI_2018_STATS));
        database.control(handle -> {
            // First, as in every counted request: then none of them is inside the tables below.
            HotCounter.stock(handle, catalogue.event(), pastViews);
            if (order.freshSale()) {
                SaleTables.empty(handle);
            }
            SaleTables.stock(handle, catalogue, pastSeats);
            PastOrders.stock(handle, pastOrders);
            return true;
        });
        database.controlOutsideTransaction(handle -> {
            SaleTables.analyze(handle);
            if (pastOrders > 0) {
                PastOrders.settle(handle);
            }
            if (pastViews > 0) {
                HotCounter.settle(handle);
            }
            if (order.freshSale()) {
                SaleTables.forgetStatements(handle);
            }
            return true;
        });
    }

    private static Catalogue catalogue(SaleSettings settings) {
        return Catalogue.of(settings.event(), settings.seats(), settings.ticketTypes(), settings.seating());
    }
}
