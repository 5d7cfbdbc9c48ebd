package dev.onsale.load;

/** For each thread, how long the visitor whose response it reports next had waited before for the same. */
final class EarlierWaits {
    private final ThreadLocal<Wait> ofThreads = ThreadLocal.withInitial(Wait::new);

    private static final class Wait {
        private long ms;
    }

    void expect(long ms) {
        ofThreads.get().ms = ms;
    }

    /** Of the response that is reported now, in ms; 0 if it was asked for once. The thread's next one starts from 0. */
    long take() {
        Wait wait = ofThreads.get();
        long taken = wait.ms;
        wait.ms = 0;
        return taken;
    }
}
