/**
 * The public language of scenarios: the words an author writes, each a Gatling {@code Executable}, in an order that
 * reads like the sale. Begin with {@link dev.onsale.scenario.OnSale}: it defines the kinds of visitor and the HTTP
 * protocol; a {@link dev.onsale.scenario.Kind} describes what visitors are like, and the {@link
 * dev.onsale.scenario.SaleDsl words} what they do. Some words have builders of their own. An {@link
 * dev.onsale.scenario.Answer} recognises a response; {@link dev.onsale.scenario.Retries} and {@link
 * dev.onsale.scenario.Refreshing} define what people do about errors and slow pages; {@link
 * dev.onsale.scenario.Behaviour} has figures to start with. Plain Gatling chains can be used wherever a word can.
 *
 * <p>Behind the words: each sends a {@code Request} with rules for its responses; a {@code RequestPolicy} is what a
 * kind does with every request; an {@code Itinerary} puts the words in order and is what Gatling runs. A {@link
 * dev.onsale.scenario.Visit} is one visitor under way, and every random draw is keyed by (seed, visitor, decision,
 * occurrence), so that one seed always gives the same crowd.
 */
@NullMarked
package dev.onsale.scenario;

import org.jspecify.annotations.NullMarked;
