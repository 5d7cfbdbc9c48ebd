package dev.onsale.practice.front;

import dev.onsale.practice.fault.FaultKind;
import dev.onsale.practice.process.ParentLink;
import dev.onsale.practice.process.PortInUse;
import dev.onsale.practice.protocol.AdmissionTokens;
import dev.onsale.practice.protocol.ChildReport;
import dev.onsale.practice.protocol.SaleSettings;
import dev.onsale.practice.protocol.Wiring;
import dev.onsale.practice.store.StoreClient;
import dev.onsale.practice.store.StoreProxy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The front as a process: balancer, waiting room and, on separate listeners, the payment gateway, the terminals and the
 * proxy to the memory store.
 */
public final class FrontProcess {
    private static final int THREADS_MAX = 16;
    private static final int THREADS_KEPT = 4;
    private static final int CONNECTIONS_PER_NODE_MAX = 256;
    private static final int WAITING_FOR_CONNECTION_MAX = 8_192;
    private static final int HEALTH_EVERY_MS = 500;
    private static final int STORE_THREADS = 8;

    private final QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX, THREADS_KEPT);
    private final Server gatewayServer = new Server(threads);
    private final Server server = new Server(threads);
    private final ServerConnector publicConnector;
    private final ServerConnector gatewayConnector;
    private final Server terminalServer = new Server(threads);
    private final ServerConnector terminalConnector;
    private final HttpClient client;
    /** Uses its own connections: a node whose shop is overloaded is healthy, and must stay reachable. */
    private final HttpClient controlClient;

    private final StoreProxy storeProxy;

    private FrontProcess(int port) throws IOException {
        threads.setName("front");
        publicConnector = listen(server, port);
        gatewayConnector = listen(gatewayServer, 0);
        terminalConnector = listen(terminalServer, 0);
        client = newClient();
        controlClient = newClient();
        storeProxy = StoreProxy.listen();
    }

    /** @param arguments the port to listen on; 0 for a free one */
    public static void main(String[] arguments) {
        AtomicReference<Wiring> wired = new AtomicReference<>();
        ParentLink.run(parent -> {
            FrontProcess front = new FrontProcess(Integer.parseInt(arguments[0]));
            parent.report(ChildReport.listening(
                    front.publicConnector.getLocalPort(),
                    front.gatewayConnector.getLocalPort(),
                    front.terminalConnector.getLocalPort(),
                    front.storeProxy.port()));
            Wiring wiring = parent.awaitWiring();
            wired.set(wiring);
            front.run(wiring, parent);
            parent.report(ChildReport.ready());
        });
        // Redis cannot watch its parent; the front can, and ends it along with itself.
        Optional.ofNullable(wired.get())
                .ifPresent(wiring -> StoreClient.endServer(wiring.redisPort(), wiring.storePassword()));
        Runtime.getRuntime().halt(0);
    }

    private void run(Wiring wiring, ParentLink parent) throws Exception {
        for (HttpClient each : List.of(client, controlClient)) {
            each.start();
            each.getProtocolHandlers().clear();
            each.getContentDecoderFactories().clear();
        }
        storeProxy.start(wiring.redisPort());
        QueueMemory memory = new QueueMemory(
                new StoreClient(wiring.storePort(), wiring.storePassword(), STORE_THREADS),
                Executors.newFixedThreadPool(STORE_THREADS, FrontProcess::daemon),
                System::nanoTime);
        InstantSource clock = InstantSource.system();
        LongSupplier uptimeMs = ManagementFactory.getRuntimeMXBean()::getUptime;
        Nodes nodes = new Nodes(wiring.nodes(), clock);
        NodeClient nodeClient = new NodeClient(controlClient, wiring.secret());
        NodeWatch watch = new NodeWatch(nodes, nodeClient);
        RollingRestart rollingRestart =
                new RollingRestart(nodes, nodeClient, Executors.newSingleThreadScheduledExecutor(FrontProcess::daemon));
        parent.onNews(nodes::hear);
        Gateway gateway = new Gateway(client.getScheduler());
        Terminal terminal = new Terminal(client.getScheduler());
        Controls controls = new Controls(
                nodes,
                new NodeOrders(nodes, nodeClient, watch),
                gateway,
                terminal,
                storeProxy,
                clock,
                Executors.newSingleThreadExecutor(FrontProcess::daemon),
                rollingRestart,
                wiring.faults());
        QueueDesk desk = new QueueDesk(controls, memory, new AdmissionTokens(wiring.secret(), clock), clock);
        server.setHandler(new FrontHandler(
                desk,
                new QueueRule(() -> controls.faults().strength(FaultKind.AVENTRI_2018_QUEUE_BYPASS)),
                controls,
                new Status(controls, nodes, nodeClient, gateway, terminal, storeProxy, rollingRestart),
                new Balancer(client, nodes, uptimeMs),
                uptimeMs));
        gatewayServer.setHandler(new PartnerHandler(GatewayDesks.of(gateway)));
        gatewayServer.start();
        terminalServer.setHandler(new TerminalProtocolCheck(
                new PartnerHandler(TerminalDesks.of(terminal)),
                () -> controls.faults().strength(FaultKind.SPEKTRIX_2024_BOX_OFFICE_APP)));
        terminalServer.start();
        controls.begin(SaleSettings.DEFAULT);
        server.start();
        Executors.newSingleThreadScheduledExecutor(FrontProcess::daemon)
                .scheduleWithFixedDelay(
                        () -> {
                            controls.introduceNewcomers();
                            watch.check();
                        },
                        HEALTH_EVERY_MS,
                        HEALTH_EVERY_MS,
                        TimeUnit.MILLISECONDS);
    }

    private static ServerConnector listen(Server server, int port) throws IOException {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setAcceptQueueSize(4_096);
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException taken) {
            throw new PortInUse(port, taken);
        }
        return connector;
    }

    private HttpClient newClient() {
        HttpClient plain = new HttpClient(new HttpClientTransportOverHTTP(1));
        plain.setExecutor(threads);
        plain.setFollowRedirects(false);
        plain.setUserAgentField(null);
        plain.setHttpCookieStore(new HttpCookieStore.Empty());
        plain.setMaxConnectionsPerDestination(CONNECTIONS_PER_NODE_MAX);
        plain.setMaxRequestsQueuedPerDestination(WAITING_FOR_CONNECTION_MAX);
        plain.setConnectTimeout(1_000);
        return plain;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "front-control");
        thread.setDaemon(true);
        return thread;
    }
}
