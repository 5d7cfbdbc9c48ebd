package dev.onsale.gatling.request;

import io.gatling.http.client.Request;
import io.gatling.http.client.resolver.InetAddressNameResolver;

/** Copies of requests of Gatling's client, for changes that it offers no other way to make. */
public final class RequestCopy {

    private RequestCopy() {}

    /** A copy whose host is resolved by this resolver. */
    public static Request resolvedBy(InetAddressNameResolver resolver, Request plain) {
        return copy(plain, plain.getName(), plain.getRequestTimeout(), resolver);
    }

    /** A copy with another name and response timeout. */
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
