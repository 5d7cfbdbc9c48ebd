/**
 * The public language of scenarios: the words an author writes, each a Gatling {@code Executable}, in an order that
 * reads like the sale. Begin with {@link dev.onsale.scenario.OnSale}: it names the kinds of visitor and says how all talk
 * to the target; a {@link dev.onsale.scenario.Kind} says what they are like, and the {@link dev.onsale.scenario.SaleDsl
 * words} what they do. A word with a scope of its own takes a builder of that scope. What an answer of the target means is
 * an {@link dev.onsale.scenario.Answer}; {@link dev.onsale.scenario.Retries} and {@link dev.onsale.scenario.Refreshing}
 * say what people do about errors and slow pages; {@link dev.onsale.scenario.Behaviour} has figures to begin with. Plain
 * Gatling chains may stand wherever a word stands.
 *
 * <p>Behind the words: each sends a {@code Request} with the rules of its answers; what a kind does at every request is a
 * {@code RequestPolicy}; an {@code Itinerary} puts them in order and is what Gatling runs. A {@link dev.onsale.scenario.Visit} is one person on the way, and every random draw belongs to
 * (seed, visitor, decision, occurrence), so that one seed makes one crowd whatever the target answers.
 */
@NullMarked
package dev.onsale.scenario;

import org.jspecify.annotations.NullMarked;
