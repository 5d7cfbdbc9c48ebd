package dev.onsale.load;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

/** A server on the loopback with a WebSocket that answers each message, and a stream of one event. */
final class StreamingServer implements ShapeServer {

    private final Map<String, Long> tally = new ConcurrentHashMap<>();
    private final Javalin server = Javalin.start(this::configure);

    private void configure(JavalinConfig configuration) {
        configuration.startup.showJavalinBanner = false;
        configuration.startup.showOldJavalinVersionWarning = false;
        configuration.startup.startupWatcherEnabled = false;
        configuration.jetty.addConnector((jetty, http) -> {
            ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
            connector.setHost("127.0.0.1");
            connector.setPort(0);
            return connector;
        });
        configuration.routes.ws("/feed", socket -> {
            socket.onConnect(context -> count("feed"));
            socket.onMessage(context -> {
                count("ask");
                count("told");
                context.send("seats for " + context.message());
            });
            socket.onClose(context -> count("bye"));
        });
        configuration.routes.sse("/prices", client -> {
            count("prices");
            count("price");
            client.keepAlive();
            client.sendEvent("{\"price\":40}");
        });
    }

    private void count(String what) {
        tally.merge(what, 1L, Long::sum);
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public Map<String, Long> tally() {
        return Map.copyOf(tally);
    }

    @Override
    public void close() {
        server.stop();
    }
}
