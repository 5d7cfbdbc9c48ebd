/**
 * The shop's memory store: Redis, started here, the TCP proxy in front of it, and the client for it. It holds sessions,
 * the waiting room's places and cached pages; nothing that must not be lost.
 */
@NullMarked
package dev.onsale.practice.store;

import org.jspecify.annotations.NullMarked;
