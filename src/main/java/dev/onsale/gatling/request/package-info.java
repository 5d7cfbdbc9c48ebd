/**
 * One request at a time. {@link dev.onsale.gatling.request.WrittenRequest} reads it as its author wrote it,
 * {@link dev.onsale.gatling.request.HookedRequest} sends it with {@link dev.onsale.gatling.request.RequestHooks hooks}
 * that hear it being built and answered, and a {@link dev.onsale.gatling.request.WalkListener} is told of those of a single
 * visitor, word for word.
 */
@NullMarked
package dev.onsale.gatling.request;

import org.jspecify.annotations.NullMarked;
