package dev.onsale.scenario;

/**
 * The header by which a visitor shows the admission token to the shop, with every request after the waiting room.
 *
 * @param header its name
 * @param template its value, e.g. <code>Bearer #{token}</code>
 */
record SentToken(String header, String template) {}
