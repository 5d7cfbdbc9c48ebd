package dev.onsale.gatling.request;

import io.gatling.http.client.Request;
import io.gatling.http.client.resolver.InetAddressNameResolver;

/** Requests of Gatling's client as they are, but for what it has no other way to change. */
public final class RequestCopy {

    private RequestCopy() {}

    /** The same, whose host is looked up by another. */
    public static Request resolvedBy(InetAddressNameResolver resolver, Request plain) {
        return copy(plain, plain.getName(), plain.getRequestTimeout(), resolver);
    }

    /** The same under another name, whose answer is waited for so long. */
    public static Request of(Request plain, String name, long timeoutMs) {
        return copy(plain, name, timeoutMs, plain.getNameResolver());
    }

    private static Request copy(Request plain, String name, long timeoutMs, InetAddressNameResolver resolver) {
        return new Request(
                name,
                plain.getMethod(),
                plain.getUri(),
                plain.getHeaders(),
                plain.getCookies(),
                plain.getBody(),
                timeoutMs,
                plain.isAutoOrigin(),
                plain.getLocalAddresses(),
                plain.getRealm(),
                plain.getProxyServer(),
                plain.getProxyProtocolSourceIpV4Address(),
                plain.getProxyProtocolSourceIpV6Address(),
                plain.getSignatureCalculator(),
                resolver,
                plain.isHttp2Enabled(),
                plain.getHttp2PriorKnowledge(),
                plain.getWsSubprotocol());
    }
}
