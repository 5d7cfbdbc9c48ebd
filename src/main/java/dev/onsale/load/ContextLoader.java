package dev.onsale.load;

/**
 * Makes threads that Gatling starts search classes and resources with the same loader as the thread that starts it.
 *
 * @param before the loader used before
 */
record ContextLoader(ClassLoader before) implements AutoCloseable {

    /** This thread uses the loader from now on, until this is closed. */
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
