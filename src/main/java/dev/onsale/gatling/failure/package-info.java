/**
 * Why a response was not what its visitor needed: {@link dev.onsale.gatling.failure.FailureKind} reads what Gatling says
 * of it, {@link dev.onsale.gatling.failure.Failure} is what it comes to.
 */
@NullMarked
package dev.onsale.gatling.failure;

import org.jspecify.annotations.NullMarked;
