/**
 * The shop's memory store: Redis, started here, the TCP proxy in front of it, and the way to it. Sessions, the waiting
 * room's places and cached pages are kept in it; nothing that must not be lost.
 */
@NullMarked
package dev.onsale.practice.store;

import org.jspecify.annotations.NullMarked;
