package dev.onsale.scenario;

/**
 * The header in which a visitor sends the admission token, with every request after the waiting room.
 *
 * @param header its name
 * @param template its value, e.g. <code>Bearer #{token}</code>
 */
record SentToken(String header, String template) {}
