package dev.onsale.gatling.http;

import dev.onsale.gatling.structure.CarriedName;
import io.gatling.core.controller.inject.PopulationFlows;
import io.gatling.core.scenario.Population;
import io.gatling.http.client.HttpClient;
import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.gatling.http.client.SslContextsHolder;
import io.gatling.http.client.util.Pair;
import io.gatling.http.engine.GatlingHttpListener;
import io.gatling.http.engine.HttpEngine;
import io.gatling.http.engine.tx.HttpTx;
import io.gatling.http.protocol.HttpComponents;
import io.gatling.http.protocol.HttpProtocol$;
import io.netty.channel.EventLoop;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Stands between Gatling's engine and its HTTP client, where every request passes when it is sent: pages and their
 * resources, redirects, HTTP/1 and 2, from onsale's words and from plain simulations alike. Gatling's own statistics
 * learn of a request only when it has ended. Silent requests are absent from statistics and from here; streams
 * (WebSocket, SSE) stay open by their nature and are left alone. Requests for mapped hosts are redirected here.
 */
public final class HeardSends implements HttpClient {

    private static final MethodHandle TX = transactionOf();

    private final HttpClient client;
    private final OpenRequests open;
    private final AnswerLimits limits;

    private HeardSends(HttpClient client, OpenRequests open, AnswerLimits limits) {
        this.client = client;
        this.open = open;
        this.limits = limits;
    }

    /** To be called when everything is built and before anything is sent. */
    public static void of(PopulationFlows<String, Population> flows, OpenRequests open, AnswerLimits limits) {
        HeaderLimit.apply();
        try {
            Field client = HttpEngine.class.getDeclaredField("httpClient");
            client.setAccessible(true);
            for (PopulationFlows.Flow<String, Population> flow : CollectionConverters.asJava(flows.locks())) {
                HttpComponents components = flow.value()
                        .scenario()
                        .ctx()
                        .protocolComponentsRegistry()
                        .components(HttpProtocol$.MODULE$.HttpProtocolKey());
                HttpEngine engine = components.httpEngine();
                if (client.get(engine) instanceof HttpClient gatlings && !(gatlings instanceof HeardSends)) {
                    client.set(engine, new HeardSends(gatlings, open, limits));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Gatling sends its requests in another way", e);
        }
    }

    private static MethodHandle transactionOf() {
        try {
            Field transaction = GatlingHttpListener.class.getDeclaredField("tx");
            transaction.setAccessible(true);
            return MethodHandles.lookup().unreflectGetter(transaction);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Gatling listens to its client in another way", e);
        }
    }

    @Override
    public void sendRequest(
            Request request, long clientId, EventLoop loop, HttpListener listener, @Nullable SslContextsHolder tls) {
        if (open.isOver()) {
            return;
        }
        client.sendRequest(LedRequests.led(request, loop), clientId, loop, heard(listener, request), tls);
    }

    @Override
    public void sendHttp2Requests(
            Pair<Request, HttpListener>[] requests, long clientId, EventLoop loop, @Nullable SslContextsHolder tls) {
        Pair<Request, HttpListener>[] heard = requests.clone();
        for (int i = 0; i < heard.length; i++) {
            heard[i] = new Pair<>(
                    LedRequests.led(requests[i].getLeft(), loop), heard(requests[i].getRight(), requests[i].getLeft()));
        }
        client.sendHttp2Requests(heard, clientId, loop, tls);
    }

    @Override
    public boolean isClosed() {
        return client.isClosed();
    }

    @Override
    public void flushClientIdChannels(long clientId, EventLoop loop) {
        client.flushClientIdChannels(clientId, loop);
    }

    @Override
    public void close() throws Exception {
        client.close();
    }

    private HttpListener heard(HttpListener listener, Request sent) {
        if (!(listener instanceof GatlingHttpListener gatlings)) {
            return listener;
        }
        HttpTx transaction = transaction(gatlings);
        OpenRequests.Sent request = transaction.silent()
                ? null
                : open.sent(
                        CarriedName.within(transaction.session().groups(), transaction.fullRequestName()),
                        () -> RequestLine.of(sent));
        return new HeardAnswer(gatlings, transaction, open, request, limits);
    }

    private static HttpTx transaction(GatlingHttpListener listener) {
        try {
            return (HttpTx) TX.invokeExact(listener);
        } catch (Throwable e) {
            throw new IllegalStateException("a field that was readable no longer is", e);
        }
    }
}
