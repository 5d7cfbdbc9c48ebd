package dev.onsale.planted.gatling.request;

/** What another room must not know. */
public record Target() {}
