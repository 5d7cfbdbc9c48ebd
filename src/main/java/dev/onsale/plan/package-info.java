/**
 * What should happen: arrivals, kinds of visitor, patience, budgets, thresholds; records and pure
 * arithmetic only. Knows no other package of onsale.
 */
@NullMarked
package dev.onsale.plan;

import org.jspecify.annotations.NullMarked;
