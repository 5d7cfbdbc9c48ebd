package dev.onsale.planted.rehearse;

import dev.onsale.planted.cli.ReachedFor;

/** An orchestration that cannot be used without the command line. */
record KnowsTheCommands(ReachedFor command) {}
