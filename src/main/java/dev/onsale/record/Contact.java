package dev.onsale.record;

/**
 * How far the target let the load come.
 *
 * @param connections that it accepted, warming up included
 * @param answered whether it answered anything at all, of whatever status
 */
public record Contact(long connections, boolean answered) {}
