package dev.onsale.planted.gatling.structure;

import dev.onsale.planted.gatling.request.Target;

/** A room on the left knows one on its right. */
record KnowsARequest(Target target) {}
