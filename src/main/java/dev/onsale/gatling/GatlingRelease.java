package dev.onsale.gatling;

import io.gatling.commons.util.GatlingVersion;

/** The Gatling release on the class path, as it reports itself. */
public final class GatlingRelease {
    private GatlingRelease() {}

    public static String version() {
        return GatlingVersion.ThisVersion().fullVersion();
    }
}
