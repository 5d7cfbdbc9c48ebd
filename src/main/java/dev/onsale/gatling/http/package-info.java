/**
 * Gatling's HTTP client. {@link dev.onsale.gatling.http.HeardSends} stands before it: every request becomes one of the
 * {@link dev.onsale.gatling.http.OpenRequests} when it is sent, is led along {@link dev.onsale.gatling.http.HostRoutes},
 * and its answer is heard, within {@link dev.onsale.gatling.http.AnswerLimits}, before Gatling's own listener hears it.
 */
@NullMarked
package dev.onsale.gatling.http;

import org.jspecify.annotations.NullMarked;
