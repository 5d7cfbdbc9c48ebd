package dev.onsale.practice.protocol;

/** The keys of the memory store. A later sale never finds what an earlier one left there. */
public record StoreKeys(long generation) {
    /** A visitor who was admitted. */
    public String session(String queueId) {
        return key("session", queueId);
    }

    /** The ticket that the waiting room gave a visitor. */
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
