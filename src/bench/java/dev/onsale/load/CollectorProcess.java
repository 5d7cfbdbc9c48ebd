package dev.onsale.load;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Takes whatever is posted to it; tells its address, and lives as long as its standard input. */
public final class CollectorProcess {
    private CollectorProcess() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("address http://127.0.0.1:" + server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // Nobody writes to it.
        }
        System.exit(0);
    }
}
