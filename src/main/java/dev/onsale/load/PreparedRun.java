package dev.onsale.load;

import dev.onsale.gatling.Program;

/** One run of a script, prepared. */
interface PreparedRun {

    /** What Gatling runs. */
    Program program();

    /** Finds the user's own classes; for the threads on which they run. */
    ClassLoader loader();

    /** Visitors under way. */
    int inFlight(RunTap tap);

    /**
     * The load has ended; nobody starts any more.
     *
     * @param started how many visitors have started
     */
    void ended(int started);

    /** What the script itself does after the run was recorded. */
    void afterRun();
}
