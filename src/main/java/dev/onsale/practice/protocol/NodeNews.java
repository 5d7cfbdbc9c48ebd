package dev.onsale.practice.protocol;

/**
 * A line that the supervisor writes to the front: the new state of a node's process.
 *
 * @param url where it listens now; empty unless {@code LISTENING}
 */
public record NodeNews(String id, State state, String url) {
    /** The life of a supervised process. */
    public enum State {
        /** Its process has ended; another one will follow. */
        EXITED,
        /** A new process listens, and nothing more yet: not wired, no sale, cold. */
        LISTENING,
        /** No process of it started, repeatedly; no other one will follow. */
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
