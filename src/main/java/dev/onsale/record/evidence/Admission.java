package dev.onsale.record.evidence;

/**
 * Whether a request carried its visitor's admission token, which proves that the waiting room has admitted the visitor.
 */
public enum Admission {
    /** The token stood in the address, a header or a cookie. */
    WITH_TOKEN,
    /** The visitor's journey has a waiting room, and this request had no token. */
    WITHOUT_TOKEN,
    /** The visitor's journey has no waiting room, the request is the waiting room's own, or it is unknown. */
    NOT_ASKED
}
