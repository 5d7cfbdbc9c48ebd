package dev.onsale.practice.protocol;

/**
 * A line that the supervisor writes to the front: what has become of a node's process.
 *
 * @param url where it listens now; empty unless {@code LISTENING}
 */
public record NodeNews(String id, State state, String url) {
    /** The life of a supervised process. */
    public enum State {
        /** Its process has ended; another one is to come. */
        EXITED,
        /** A new process listens, and is nothing but that yet: not wired, no sale, cold. */
        LISTENING,
        /** No process of it came up, time after time; no other one is to come. */
        GIVEN_UP
    }

    public static NodeNews exited(String id) {
        return new NodeNews(id, State.EXITED, "");
    }

    public static NodeNews listening(String id, String url) {
        return new NodeNews(id, State.LISTENING, url);
    }

    public static NodeNews givenUp(String id) {
        return new NodeNews(id, State.GIVEN_UP, "");
    }
}
