package dev.onsale.load;

/** One run of a script, made ready. */
interface Act {

    /** What Gatling is to run. */
    GatlingEngine.Program program();

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
