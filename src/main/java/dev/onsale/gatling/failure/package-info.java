/**
 * Kinds of failure. {@link dev.onsale.gatling.failure.FailureKind} interprets what Gatling reports about a response,
 * {@link dev.onsale.gatling.failure.Failure} is the result.
 */
@NullMarked
package dev.onsale.gatling.failure;

import org.jspecify.annotations.NullMarked;
