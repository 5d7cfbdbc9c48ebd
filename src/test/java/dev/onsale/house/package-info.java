/**
 * The style of the house as tests: what may know what, what may be called where, how things are named and sized. Each
 * rule is shown to fail on a violation planted in {@code dev.onsale.planted}.
 */
package dev.onsale.house;
