/**
 * The public language of scenarios: the words an author writes, each a Gatling {@code Executable}, in an order that
 * reads like the sale: {@link dev.onsale.scenario.OnSale} names the kinds of visitor, a {@link
 * dev.onsale.scenario.Kind} says what they are like, and the words what they do. What an answer of the target means is
 * an {@link dev.onsale.scenario.Answer}; {@link dev.onsale.scenario.Retries} and {@link dev.onsale.scenario.Refreshing}
 * say what people do about errors and slow pages; {@link dev.onsale.scenario.Behaviour} has figures to begin with. Plain
 * Gatling chains may stand wherever a word stands.
 *
 * <p>Behind the words: a {@link dev.onsale.scenario.Visit} is one person on the way, and every random draw belongs to
 * (seed, visitor, decision, occurrence), so that one seed makes one crowd whatever the target answers.
 */
@NullMarked
package dev.onsale.scenario;

import org.jspecify.annotations.NullMarked;
