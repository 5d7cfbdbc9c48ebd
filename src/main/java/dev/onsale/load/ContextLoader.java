package dev.onsale.load;

/**
 * Threads that Gatling starts look for classes and resources where the one that starts it does.
 *
 * @param before where it looked before
 */
record ContextLoader(ClassLoader before) implements AutoCloseable {

    /** This thread looks there from now on, until it is closed. */
    static ContextLoader seeing(ClassLoader loader) {
        ContextLoader context = new ContextLoader(Thread.currentThread().getContextClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        return context;
    }

    @Override
    public void close() {
        Thread.currentThread().setContextClassLoader(before);
    }
}
