package dev.onsale.load;

import dev.onsale.gatling.Program;

/** One run of a script, made ready. */
interface PreparedRun {

    /** What Gatling is to run. */
    Program program();

    /** Sees the user's own classes; for the threads on which they run. */
    ClassLoader loader();

    /** Visitors under way. */
    int inFlight(RunTap tap);

    /**
     * The load has ended; nobody sets out any more.
     *
     * @param started how many visitors have started
     */
    void ended(int started);

    /** What the script itself wants done after the run was recorded. */
    void afterRun();
}
