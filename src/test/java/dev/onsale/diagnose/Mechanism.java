package dev.onsale.diagnose;

/** A fault as arithmetic: what it does to every response, by the state that it keeps from second to second. */
interface Mechanism {

    /** Called before a second's first response, in order. */
    default void begin(int second, SyntheticShop shop) {}

    /** Changes a response. */
    void touch(Response response, SyntheticShop shop);

    /** Visitors besides those that the plan sends, as a factor of this second's. */
    default double crowd(int second, SyntheticShop shop) {
        return 1;
    }
}
