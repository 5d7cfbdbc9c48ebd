package dev.onsale.planted.plan;

/** State that anybody may change. */
public final class SharesState {
    static int everywhere;
    public int anybody;
    private int allowed;

    int next() {
        everywhere++;
        return ++allowed + anybody;
    }
}
