package dev.onsale.planted.judge;

import dev.onsale.planted.load.ParsesArguments;

/** Measures while judging. */
record DrivesLoad(ParsesArguments load) {}
