package dev.onsale.planted.gatling;

import dev.onsale.planted.load.ParsesArguments;

/** The room for Gatling knows nothing of the run that is made with it. */
record KnowsTheRun(ParsesArguments load) {}
