package dev.onsale.gatling;

import io.gatling.commons.util.GatlingVersion;

/** Which Gatling is on the class path, by its own word. */
public final class GatlingRelease {
    private GatlingRelease() {}

    public static String version() {
        return GatlingVersion.ThisVersion().fullVersion();
    }
}
