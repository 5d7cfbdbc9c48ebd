package dev.onsale.practice.shop;

import dev.onsale.practice.database.Schema;
import dev.onsale.practice.process.JavaChild;
import dev.onsale.practice.process.ParentLink;
import dev.onsale.practice.protocol.AdmissionHeaders;
import dev.onsale.practice.protocol.AdmissionTokens;
import dev.onsale.practice.protocol.ChannelKeys;
import dev.onsale.practice.protocol.ChildReport;
import dev.onsale.practice.protocol.ResetOrder;
import dev.onsale.practice.protocol.ServerTiming;
import dev.onsale.practice.protocol.Wiring;
import dev.onsale.practice.store.StoreClient;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.lang.management.ManagementFactory;
import java.sql.SQLTransientConnectionException;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** A shop node as a process. It listens immediately and sells once it is ready. */
public final class ShopNodeProcess {
    /** More than the front's connections, so that requests queue for the database and never for a thread. */
    private static final int THREADS_MAX = 288;

    private static final int THREADS_KEPT = 6;
    private static final String METER = "meter";

    private final String id;
    private final QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX, THREADS_KEPT);
    private final HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(1));
    private final Javalin server;
    private final Readiness readiness = new Readiness();
    private volatile @Nullable ShopNode node;
    private volatile String internalKey = "";

    private ShopNodeProcess(String id) {
        this.id = id;
        threads.setName(id);
        client.setExecutor(threads);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(null);
        server = Javalin.start(this::configure);
    }

    /** @param arguments the node's id */
    public static void main(String[] arguments) {
        ParentLink.run(parent -> {
            ShopNodeProcess process = new ShopNodeProcess(arguments[0]);
            parent.report(ChildReport.listening(process.server.port(), 0, 0, 0));
            process.wire(parent.awaitWiring());
            parent.report(ChildReport.ready());
        });
        Runtime.getRuntime().halt(0);
    }

    /** The node once it is wired; before that, refuses with 503. */
    ShopNode node() {
        ShopNode present = node;
        if (present == null) {
            throw Refusal.of(503, "the node is not wired yet");
        }
        return present;
    }

    private void wire(Wiring wiring) throws Exception {
        client.start();
        ShopDatabase database = new ShopDatabase(wiring.databaseUrl(), Schema.NAME);
        node = new ShopNode(
                id,
                database,
                new NodeStore(new StoreClient(wiring.storePort(), wiring.storePassword(), THREADS_MAX)),
                settings -> Shop.Partners.of(client, wiring.gatewayUrl(), wiring.terminalUrl(), settings),
                new AdmissionTokens(wiring.secret(), InstantSource.system()),
                threads,
                ShopNodeProcess::uptimeMs,
                readiness);
        internalKey = wiring.secret();
        readiness.has(Readiness.Part.WIRING);
        new WarmUp(readiness).begin(database, wiring.databaseUrl());
    }

    /** Ends the process, which has no work left: the caller has waited for that. */
    private void stop() {
        server.stop();
        Runtime.getRuntime().halt(JavaChild.ORDERLY_EXIT);
    }

    private void configure(JavalinConfig configuration) {
        configuration.startup.showJavalinBanner = false;
        configuration.startup.showOldJavalinVersionWarning = false;
        configuration.startup.startupWatcherEnabled = false;
        configuration.http.compressionStrategy = CompressionStrategy.NONE;
        configuration.http.defaultContentType = "application/json";
        configuration.http.maxRequestSize = 64 * 1024;
        configuration.jetty.threadPool = threads;
        configuration.jetty.addConnector((jetty, http) -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(false);
            ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
            connector.setHost("127.0.0.1");
            connector.setPort(0);
            return connector;
        });
        route(configuration.routes);
    }

    private void route(RoutesConfig routes) {
        ShopRoutes shop = new ShopRoutes(this);
        routes.before(this::begin);
        routes.after(this::end);
        routes.get("/events/{event}", shop::eventPage);
        routes.get("/events/{event}/seats", shop::seatMap);
        routes.post("/events/{event}/holds", shop::hold);
        routes.delete("/holds/{hold}", shop::release);
        routes.post("/orders", shop::order);
        routes.get("/orders/{order}", shop::orderStatus);
        routes.post("/payments", shop::pay);
        routes.post("/challenges/{challenge}", shop::answerChallenge);
        routes.post("/orders/{order}/cancel", shop::cancel);
        new ChannelRoutes(this).addTo(routes);
        routes.get("/healthz", context -> ShopRoutes.json(context, 200, Map.of("ok", true)));
        routes.get("/readyz", this::sayReadiness);
        routes.get("/internal/report", context -> ShopRoutes.json(context, 200, node().report()));
        routes.get("/internal/seats", context -> ShopRoutes.json(context, 200, node().seats()));
        routes.post("/internal/stop", context -> {
            ShopRoutes.json(context, 200, Map.of("ok", true));
            new Thread(this::stop, "stop").start();
        });
        routes.post("/internal/reset", context -> {
            node().obey(ShopRoutes.body(context, ResetOrder.class));
            ShopRoutes.json(context, 200, Map.of("ok", true));
        });
        routes.error(404, context -> {
            if (context.resultInputStream() == null) {
                ShopRoutes.json(context, 404, Map.of("error", "no such address"));
            }
        });
        routes.exception(Refusal.class, (refusal, context) -> ShopRoutes.refuse(context, refusal));
        routes.exception(Exception.class, (unforeseen, context) -> answerUnforeseen(context, unforeseen));
    }

    private void begin(Context context) {
        RequestMeter meter = new RequestMeter();
        meter.attach();
        context.attribute(METER, meter);
        if (context.path().startsWith("/internal/")) {
            if (!internalKey.equals(context.header(Wiring.INTERNAL_KEY_HEADER)) || internalKey.isEmpty()) {
                throw Refusal.of(404, "no such address");
            }
        } else if (!isAboutItself(context.path())) {
            requireReady();
            if (ChannelKeys.of(context.path()).isEmpty()) {
                arrives(context);
            }
        }
    }

    private static boolean isAboutItself(String path) {
        return path.equals("/healthz") || path.equals("/readyz");
    }

    private void requireReady() {
        if (!readiness.isReady()) {
            throw Refusal.of(503, "the node is not ready: it lacks " + String.join(", ", readiness.lacks()));
        }
    }

    private void sayReadiness(Context context) {
        boolean ready = readiness.isReady();
        ShopRoutes.json(context, ready ? 200 : 503, Map.of("ready", ready, "lacks", readiness.lacks()));
    }

    private void arrives(Context context) {
        node().arrives(AdmissionHeaders.token(
                context.header(AdmissionHeaders.HEADER), context.header("Authorization"), context.header("Cookie")));
    }

    private void end(Context context) {
        Refusal refused = context.attribute(ShopRoutes.REFUSED);
        ShopNode present = node;
        if (refused != null && present != null) {
            ShopRoutes.say(context, refused, present.refusals());
        }
        RequestMeter meter = context.attribute(METER);
        if (meter != null) {
            context.header(ServerTiming.HEADER, meter.serverTiming(id, uptimeMs()));
        }
        RequestMeter.detach();
    }

    static void answerUnforeseen(Context context, Throwable failure) {
        if (rootOf(failure) instanceof SQLTransientConnectionException) {
            ShopRoutes.json(context, 503, Map.of("error", "no database connection was free in time"));
        } else {
            LoggerFactory.getLogger(ShopNodeProcess.class).error("unforeseen at {}", context.path(), failure);
            ShopRoutes.json(context, 500, Map.of("error", "internal error"));
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static long uptimeMs() {
        return ManagementFactory.getRuntimeMXBean().getUptime();
    }
}
