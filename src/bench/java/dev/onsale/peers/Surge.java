package dev.onsale.peers;

import java.net.URI;

/** So many new visitors a second, one request each. */
record Surge(URI target, int perSecond, int seconds) {}
