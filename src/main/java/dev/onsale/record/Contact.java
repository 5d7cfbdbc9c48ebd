package dev.onsale.record;

/**
 * How far the load got to the target.
 *
 * @param connections that the target accepted, warm-up included
 * @param answered whether the target sent any response, whatever its status
 */
public record Contact(long connections, boolean answered) {}
