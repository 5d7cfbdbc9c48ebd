/**
 * Single requests. {@link dev.onsale.gatling.request.WrittenRequest} reads a request as its author wrote it, {@link
 * dev.onsale.gatling.request.HookedRequest} sends it with {@link dev.onsale.gatling.request.RequestHooks hooks} for its
 * building and its response, and a {@link dev.onsale.gatling.request.WalkListener} receives the complete requests and
 * responses of a single visitor.
 */
@NullMarked
package dev.onsale.gatling.request;

import org.jspecify.annotations.NullMarked;
