package dev.onsale.gatling.request;

/**
 * Hooks into one of our requests that Gatling's own builder does not offer. One object for all visitors; called on
 * their event loops, so it must never block.
 *
 * @param <V> a visitor, as held in the session
 */
public interface RequestHooks<V> {

    /** The request is about to be sent; its headers, its name and its response timeout may still be changed. */
    void built(V visitor, OutgoingRequest request);

    /**
     * The request could not be built, and was never sent.
     *
     * @param why without any value of the visitor's session
     */
    void notBuilt(V visitor, String why);

    /** The response has arrived; called before any check sees it. */
    void answered(V visitor, ReceivedAnswer answer);

    /** Whether that response is no failure, whatever the author's checks say. */
    boolean isNoFailure(V visitor);

    /** Whether Gatling has to keep bodies for {@link #answered}; it drops a body that no check reads. */
    boolean readsBody();
}
