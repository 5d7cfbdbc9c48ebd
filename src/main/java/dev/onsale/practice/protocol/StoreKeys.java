package dev.onsale.practice.protocol;

/** Under which keys things are in the memory store. What an earlier sale left there is never found by a later one. */
public record StoreKeys(long generation) {
    /** A visitor who was admitted. */
    public String session(String queueId) {
        return key("session", queueId);
    }

    /** Which ticket the waiting room gave a visitor. */
    public String place(String queueId) {
        return key("place", queueId);
    }

    public String eventPage(String event) {
        return key("page", event);
    }

    public String seatMap(String event) {
        return key("seats", event);
    }

    private String key(String kind, String name) {
        return kind + ":" + generation + ":" + name;
    }
}
