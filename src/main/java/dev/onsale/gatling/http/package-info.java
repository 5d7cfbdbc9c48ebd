/**
 * Hooks into Gatling's HTTP client. {@link dev.onsale.gatling.http.HeardSends} is in front of it: every request is
 * added to the {@link dev.onsale.gatling.http.OpenRequests} when it is sent and redirected by the {@link
 * dev.onsale.gatling.http.HostRoutes}; its response is seen, within the {@link dev.onsale.gatling.http.AnswerLimits},
 * before Gatling's own listener sees it.
 */
@NullMarked
package dev.onsale.gatling.http;

import org.jspecify.annotations.NullMarked;
