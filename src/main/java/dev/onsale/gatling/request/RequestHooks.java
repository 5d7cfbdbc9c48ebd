package dev.onsale.gatling.request;

/**
 * What a request of ours asks of Gatling that Gatling's own builder cannot say. One object for all visitors; called on
 * their event loops, so it must never block.
 *
 * @param <V> a visitor, as the session holds it
 */
public interface RequestHooks<V> {

    /** It is about to be sent; its headers, its name and how long its answer is waited for may still be changed. */
    void built(V visitor, OutgoingRequest request);

    /**
     * It could not be built, and was never sent.
     *
     * @param why without any value of the visitor's session
     */
    void notBuilt(V visitor, String why);

    /** Its answer is there; told before any check sees it. */
    void answered(V visitor, ReceivedAnswer answer);

    /** Whether that answer is no failure, whatever the checks of its author say. */
    boolean isNoFailure(V visitor);

    /** Whether Gatling has to keep bodies for {@link #answered}; it drops one that nobody looks at. */
    boolean readsBody();
}
