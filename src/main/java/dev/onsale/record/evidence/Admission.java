package dev.onsale.record.evidence;

/** Whether a request carried its visitor's admission token: the proof that the waiting room has let them in. */
public enum Admission {
    /** The token stood in the address, a header or a cookie. */
    WITH_TOKEN,
    /** The visitor's way leads through a waiting room, and this request had no token. */
    WITHOUT_TOKEN,
    /** There is no waiting room on the visitor's way, the request is the waiting room's own, or nobody can tell. */
    NOT_ASKED
}
