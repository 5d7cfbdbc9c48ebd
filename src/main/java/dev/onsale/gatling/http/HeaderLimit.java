package dev.onsale.gatling.http;

import io.gatling.http.client.impl.DefaultHttpClient;
import io.netty.handler.codec.http.HttpDecoderConfig;
import java.lang.reflect.Field;

/** Gatling reads headers of any length into memory; a single response with endless headers would take all of it. */
final class HeaderLimit {

    /** Four times the limit of browsers. */
    private static final int HEADERS_BYTES_MAX = 1_024 * 1_024;

    private HeaderLimit() {}

    /** For all connections that this process opens from now on. */
    static void apply() {
        try {
            Field config = DefaultHttpClient.class.getDeclaredField("HTTP_DECODER_CONFIG");
            config.setAccessible(true);
            ((HttpDecoderConfig) config.get(null)).setMaxHeaderSize(HEADERS_BYTES_MAX);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Gatling bounds its headers in another way", e);
        }
    }
}
