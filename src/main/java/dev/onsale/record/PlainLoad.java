package dev.onsale.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to a run of a plain Gatling simulation: it tells of requests, and not how a visitor's way ended.
 *
 * @param simulation its class
 * @param ownInjection whether its own injection profile was run; else the plan's arrivals
 * @param startsUnknown why nobody knew beforehand who would start when; {@code null} if it was known
 */
public record PlainLoad(
        String simulation, boolean ownInjection, @Nullable String startsUnknown, List<GatlingAssertion> assertions) {}
