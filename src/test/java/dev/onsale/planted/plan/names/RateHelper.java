package dev.onsale.planted.plan.names;

/** Nobody knows what belongs here. */
final class RateHelper {
    private RateHelper() {}
}
